import type { Bilingual, InstrumentItem } from '@app/contracts';
import { text, ways } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { isYesNo } from '../core/items.js';
import { chose, isScored, itemsOf, scaleEnds, tallyOf, valueSum } from '../core/tally.js';
import { inBoth } from '../core/texts.js';
import { codesOfWay } from '../problem-handling/options.js';
import type { Figure } from './suppression.js';

/** The one number by which an item is compared between clusters: a mean, or the share of some of its codes. */
export interface Measure {
  readonly item: InstrumentItem;
  readonly kind: 'mean' | 'percent';
  readonly label: Bilingual;
  readonly notes: readonly string[];
  /** The codes that the share counts, in the version that the wave was asked with. */
  codesIn(wave: WaveCounts): string[];
}

const OR = { id: 'atau', en: 'or' };

const labelled = (item: InstrumentItem, what: Bilingual): Bilingual =>
  inBoth((language) => `${item.label[language]}: ${what[language]}`);

function shareOf(item: InstrumentItem, codes: readonly string[]): Measure {
  const labels = item.options
    .filter(({ code }) => codes.includes(code))
    .map(({ code, label }) => label ?? text(code));
  const what = inBoth((language) => labels.map((one) => one[language]).join(` ${OR[language]} `));
  return { item, kind: 'percent', label: labelled(item, what), notes: [], codesIn: () => [...codes] };
}

/** All codes but the lowest: of the modes of cooperation, active and proactive, as the chapter adds them up (A.2.a). */
function aboveLowest(item: InstrumentItem): Measure {
  const { lowest } = scaleEnds(item);
  return shareOf(
    item,
    item.options.filter(({ value }) => value !== lowest).map(({ code }) => code),
  );
}

function measureOf(item: InstrumentItem): Measure[] {
  if (item.kind !== 'choice') return [];
  if (isYesNo(item)) return [shareOf(item, ['yes'])];
  if (item.options.some(({ way }) => way !== undefined)) {
    const label = labelled(item, ways.labels.joint);
    const codesIn = (wave: WaveCounts): string[] => codesOfWay(wave, item, 'joint');
    return [{ item, kind: 'percent', label, notes: ['joint-known'], codesIn }];
  }
  if (!isScored(item)) return [];
  if (item.scale !== 'interval') return [aboveLowest(item)];
  return [{ item, kind: 'mean', label: item.label, notes: [], codesIn: () => [] }];
}

/** @returns a measure per item that has one; a nominal item of many codes has none */
export const measuresOf = (waves: readonly WaveCounts[]): Measure[] =>
  itemsOf(waves, () => true).flatMap(measureOf);

/** @returns the measure in one wave; undefined when the wave does not ask its item */
export function figureOf(wave: WaveCounts, measure: Measure): Figure | undefined {
  const tally = tallyOf([wave], measure.item.id);
  if (tally === undefined || tally === 'not-comparable') return undefined;
  const open = wave.wave.method === 'consensus';
  if (measure.kind === 'percent') {
    return { n: tally.n, sum: chose(tally, measure.codesIn(wave)), highest: 1, open };
  }
  const { lowest, highest } = scaleEnds(tally.item);
  return { n: tally.n, sum: valueSum(tally) - lowest * tally.n, highest: highest - lowest, open };
}

/** @returns whether the measure of all waves together is one */
export const isComparable = (waves: readonly WaveCounts[], { item }: Measure): boolean =>
  tallyOf(waves, item.id) !== 'not-comparable';
