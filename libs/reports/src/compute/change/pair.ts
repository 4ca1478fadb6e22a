import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import type { PanelCounts, WaveCounts, WavePair } from '../../input.js';
import { isYesNo } from '../core/items.js';
import { comparableItem } from '@app/programme';
import { isScored, itemsOf, tallyOf, type Tally } from '../core/tally.js';

/**
 * Checks that two waves can be a pair.
 * @throws RangeError for waves of different clusters or instruments, or in the wrong order
 */
export function assertPair({ before, after }: WavePair): void {
  if (before === null) return;
  const [a, b] = [before.wave, after.wave];
  if (a.cluster !== b.cluster) throw new RangeError(`Waves ${a.survey} and ${b.survey} are of two clusters`);
  if (before.instrument.key !== after.instrument.key) {
    throw new RangeError(`Waves ${a.survey} and ${b.survey} are of two instruments`);
  }
  if (a.period.from > b.period.from) throw new RangeError(`Wave ${a.survey} is later than ${b.survey}`);
}

/** One item in both waves, and among those who answered it in both. */
export interface PairedItem {
  /** As the newest version words it. */
  readonly item: InstrumentItem;
  /** undefined where the wave's version does not have the item. */
  readonly before: Tally | undefined;
  readonly after: Tally | undefined;
  /** Of the panel only; undefined where it is not comparable or there is no panel. */
  readonly panel: PanelItem | undefined;
  readonly comparable: boolean;
}

export interface PanelItem {
  readonly before: Tally;
  readonly after: Tally;
  readonly moves: readonly { readonly from: string; readonly to: string; readonly count: number }[];
}

const wavesOf = ({ before, after }: WavePair): WaveCounts[] => (before === null ? [after] : [before, after]);

/** @returns the pair's instrument in its newest version */
export const instrumentOf = (pair: WavePair): InstrumentContent =>
  wavesOf(pair)
    .map(({ instrument }) => instrument)
    .reduce((a, b) => (b.version > a.version ? b : a));

function inOne(wave: WaveCounts | null, id: string): Tally | undefined {
  const tally = wave === null ? undefined : tallyOf([wave], id);
  return tally === 'not-comparable' ? undefined : tally;
}

/** @returns the items of either wave, each once */
export function pairedItems(pair: WavePair, wanted: (item: InstrumentItem) => boolean): PairedItem[] {
  return itemsOf(wavesOf(pair), wanted).map((item) => {
    const [before, after] = [inOne(pair.before, item.id), inOne(pair.after, item.id)];
    const comparable =
      before !== undefined &&
      after !== undefined &&
      comparableItem(pair.before!.instrument, pair.after.instrument, item.id);
    const panel = comparable ? panelItem(pair.panel, before, after) : undefined;
    return { item, before, after, panel, comparable };
  });
}

function panelItem(panel: PanelCounts | null, before: Tally, after: Tally): PanelItem | undefined {
  const id = before.item.id;
  const counts = panel?.items.find(({ item }) => item === id);
  if (counts === undefined) return undefined;
  const moves = Object.entries(counts.moves).flatMap(([from, targets]) =>
    Object.entries(targets).map(([to, count]) => ({ from, to, count })),
  );
  const among = (tally: Tally, side: 'from' | 'to'): Tally => {
    const codes = Object.fromEntries(Object.keys(tally.codes).map((code) => [code, 0]));
    for (const move of moves) {
      if (!Object.hasOwn(codes, move[side])) throw new RangeError(`The panel counts ${id} = ${move[side]}`);
      codes[move[side]]! += move.count;
    }
    return { ...tally, codes, n: moves.reduce((sum, { count }) => sum + count, 0) };
  };
  return { before: among(before, 'from'), after: among(after, 'to'), moves };
}

/** @returns the order of each code, where the item has one: yes above no, values as they are */
export function orderOf(item: InstrumentItem): ReadonlyMap<string, number> | undefined {
  if (isYesNo(item)) {
    return new Map([
      ['no', 0],
      ['yes', 1],
    ]);
  }
  if (item.scale === 'nominal' || !isScored(item)) return undefined;
  return new Map(item.options.map(({ code, value }) => [code, value ?? 0]));
}
