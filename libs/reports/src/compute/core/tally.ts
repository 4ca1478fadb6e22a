import type { InstrumentItem, InstrumentOption, NonResponse, ReportWave } from '@app/contracts';
import { nonResponses } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { comparableItem } from '@app/programme';

/** How one item was answered, over one wave or several together. */
export interface Tally {
  /** As the newest instrument version among the waves words it. */
  readonly item: InstrumentItem;
  /** The waves that ask this item. */
  readonly waves: readonly ReportWave[];
  /** Every option of the item, chosen or not → respondents. */
  readonly codes: Readonly<Record<string, number>>;
  readonly missing: Readonly<Record<NonResponse, number>>;
  /** Respondents who answered. */
  readonly n: number;
}

const itemOf = ({ instrument }: WaveCounts, id: string): InstrumentItem | undefined =>
  instrument.items.find((item) => item.id === id);

/** @returns each item that some wave asks, once, worded as the newest version has it, in the order of the first that asks it */
export function itemsOf(
  waves: readonly WaveCounts[],
  wanted: (item: InstrumentItem) => boolean,
): InstrumentItem[] {
  const versions = new Map<string, { item: InstrumentItem; version: number }>();
  for (const { instrument } of waves) {
    for (const item of instrument.items.filter(wanted)) {
      const known = versions.get(item.id);
      if (known === undefined || known.version < instrument.version) {
        versions.set(item.id, { item, version: instrument.version });
      }
    }
  }
  return [...versions.values()].map(({ item }) => item);
}

/**
 * Counts an item over waves.
 * @returns undefined when no wave asks it; `not-comparable` when versions of the instrument measure it differently
 * @throws RangeError for a counted code that the wave's instrument does not have: counts and instrument disagree
 */
export function tallyOf(waves: readonly WaveCounts[], id: string): Tally | 'not-comparable' | undefined {
  const asking = waves.filter((wave) => itemOf(wave, id) !== undefined);
  const [item] = itemsOf(asking, (one) => one.id === id);
  if (item === undefined) return undefined;
  const newest = asking.find((wave) => itemOf(wave, id) === item)!.instrument;
  if (!asking.every(({ instrument }) => comparableItem(instrument, newest, id))) return 'not-comparable';
  const codes = Object.fromEntries(item.options.map(({ code }) => [code, 0]));
  const missing = Object.fromEntries(nonResponses.codes.map((why) => [why, 0])) as Record<
    NonResponse,
    number
  >;
  for (const wave of asking) addTo(codes, missing, wave, id);
  const n = Object.values(codes).reduce((sum, count) => sum + count, 0);
  return { item, waves: asking.map(({ wave }) => wave), codes, missing, n };
}

function addTo(
  codes: Record<string, number>,
  missing: Record<NonResponse, number>,
  { items, wave }: WaveCounts,
  id: string,
): void {
  const counts = items.find(({ item }) => item === id);
  if (counts === undefined) return;
  for (const [code, count] of Object.entries(counts.codes)) {
    if (!Object.hasOwn(codes, code)) {
      throw new RangeError(`Wave ${wave.survey} counts ${id} = ${code}, which its instrument does not have`);
    }
    codes[code]! += count;
  }
  for (const why of nonResponses.codes) missing[why] += counts.missing[why] ?? 0;
}

/** @returns how many chose one of these codes */
export const chose = ({ codes }: Tally, wanted: readonly string[]): number =>
  wanted.reduce((sum, code) => sum + (codes[code] ?? 0), 0);

/** @returns whether every option has a number, so that answers can be ordered and added */
export const isScored = ({ kind, options }: InstrumentItem): boolean =>
  kind === 'choice' && options.length > 0 && options.every(({ value }) => value !== undefined);

const scored = ({ item, codes }: Tally): { value: number; count: number }[] =>
  item.options.map(({ code, value }: InstrumentOption) => ({ value: value ?? 0, count: codes[code] ?? 0 }));

/** @returns the sum of the values chosen, a whole number */
export const valueSum = (tally: Tally): number =>
  scored(tally).reduce((sum, { value, count }) => sum + value * count, 0);

/** @returns the lowest and the highest value that anybody chose; undefined when nobody answered */
export function extremes(tally: Tally): { minimum: number; maximum: number } | undefined {
  const chosen = scored(tally).filter(({ count }) => count > 0);
  if (chosen.length === 0) return undefined;
  const values = chosen.map(({ value }) => value);
  return { minimum: Math.min(...values), maximum: Math.max(...values) };
}

/** @returns the lowest and the highest value of the scale itself */
export function scaleEnds({ options }: InstrumentItem): { lowest: number; highest: number } {
  const values = options.map(({ value }) => value ?? 0);
  return { lowest: Math.min(...values), highest: Math.max(...values) };
}
