import type { InstrumentContent, ReportWave } from '@app/contracts';
import type { PanelCounts, WavePair } from '../../input.js';
import { clusterId, waveFrom, type Answers } from './waves.js';

/** One firm: what it said in each wave; undefined in a wave that it was not in. */
export interface Firm {
  readonly before?: Answers | undefined;
  readonly after?: Answers | undefined;
}

function panelOf(before: InstrumentContent, after: InstrumentContent, firms: readonly Firm[]): PanelCounts {
  const shared = after.items.filter(
    ({ id, kind }) => kind === 'choice' && before.items.some((one) => one.id === id),
  );
  const items = shared.map(({ id: item }) => {
    const moves: Record<string, Record<string, number>> = {};
    for (const firm of firms) {
      const [from, to] = [firm.before?.[item], firm.after?.[item]];
      if (from === undefined || to === undefined || !('code' in from) || !('code' in to)) continue;
      const row = (moves[from.code] ??= {});
      row[to.code] = (row[to.code] ?? 0) + 1;
    }
    return { item, moves };
  });
  const count = (is: (firm: Firm) => boolean) => firms.filter(is).length;
  return {
    both: count(({ before, after }) => before !== undefined && after !== undefined),
    onlyBefore: count(({ before, after }) => before !== undefined && after === undefined),
    onlyAfter: count(({ before, after }) => before === undefined && after !== undefined),
    items,
  };
}

/** Two waves of one cluster, survey 1 before survey 2, counted from its firms. */
export function pairFrom(
  instruments: readonly [InstrumentContent, InstrumentContent],
  firms: readonly Firm[],
  own: { before?: Partial<ReportWave>; after?: Partial<ReportWave> } = {},
): WavePair & { before: NonNullable<WavePair['before']>; panel: PanelCounts } {
  const common = { cluster: clusterId(1), location: 'Klaten' };
  const [first, second] = instruments;
  const in2026 = firms.flatMap(({ before }) => (before === undefined ? [] : [before]));
  const in2027 = firms.flatMap(({ after }) => (after === undefined ? [] : [after]));
  const period = { from: '2027-06-01', until: '2027-06-30' };
  return {
    before: waveFrom(first, 1, in2026, { ...common, ...own.before }),
    after: waveFrom(second, 2, in2027, { ...common, period, ...own.after }),
    panel: panelOf(first, second, firms),
  };
}
