import type { ReportCell } from '@app/contracts';
import { text } from '@app/contracts';
import type { WavePair } from '../../input.js';
import { cell, type CellKind, type Ground, type Why } from '../core/cell.js';
import { ANSWERED, type Base } from '../core/counted.js';
import type { Cells } from '../core/lines.js';
import type { Ratio } from '@app/programme';
import { column } from '../core/report.js';
import type { Tally } from '../core/tally.js';
import type { PairedItem } from './pair.js';

const ALL = text('Semua responden', 'All respondents');
const PANEL = text('Panel', 'Panel');
const BEFORE = text('Sebelum', 'Before');
const AFTER = text('Sesudah', 'After');
const DIFFERENCE = text('Selisih', 'Difference');

export const PANEL_BASE: Base = {
  code: 'panel',
  text: text('yang menjawab butir ini pada kedua gelombang', 'those who answered this item in both waves'),
};
const BOTH_BASE: Base = {
  code: 'answers-of-both',
  text: text('jawaban pada kedua gelombang', 'answers in both waves'),
};

/** Before, after and their difference, of all respondents and of the panel apart. */
export const SIDE_COLUMNS = [
  column('before', BEFORE, ALL),
  column('after', AFTER, ALL),
  column('difference', DIFFERENCE, ALL),
  column('panel.before', BEFORE, PANEL),
  column('panel.after', AFTER, PANEL),
  column('panel.difference', DIFFERENCE, PANEL),
];

/** What is compared: a mean, or the share of one code. */
export interface Measure {
  readonly kind: CellKind & ('mean' | 'percent');
  readonly codes?: readonly string[];
  of(tally: Tally): Ratio | Why;
}

function differenceOf(before: Ratio | Why, after: Ratio | Why): Ratio | Why {
  if (typeof before === 'string') return before;
  return typeof after === 'string' ? after : after.minus(before);
}

/** @returns the cells of SIDE_COLUMNS; those of a wave or panel that is not there are left out */
export function sideCells(pair: WavePair, paired: PairedItem, measure: Measure): Cells {
  return [...allCells(pair, paired, measure), ...panelCells(pair, paired, measure)];
}

function allCells(pair: WavePair, { item, before, after, comparable }: PairedItem, measure: Measure): Cells {
  const { kind, codes, of } = measure;
  const level = (tally: Tally): ReportCell => {
    const { waves, n } = tally;
    return cell(kind, of(tally), 1, { waves, item: item.id, ...(codes && { codes }), n, base: ANSWERED });
  };
  const ground: Ground = {
    waves: [...(before?.waves ?? []), ...(after?.waves ?? [])],
    item: item.id,
    ...(codes && { codes }),
    n: (before?.n ?? 0) + (after?.n ?? 0),
    base: BOTH_BASE,
  };
  const difference =
    pair.before === null
      ? // Nothing was compared: a base of both waves would claim an earlier one.
        cell('difference', 'one-wave', 1, { ...ground, base: null, notes: ['one-wave'] })
      : before === undefined || after === undefined || !comparable
        ? cell('difference', 'not-comparable', 1, { ...ground, notes: ['not-comparable'] })
        : cell('difference', differenceOf(of(before), of(after)), 1, ground);
  return [
    ['before', before && level(before)],
    ['after', after && level(after)],
    ['difference', difference],
  ];
}

/** The panel is no list of answers of its own, so that its cells open to none. */
function panelCells(pair: WavePair, { panel }: PairedItem, { kind, of }: Measure): Cells {
  if (panel === undefined || pair.before === null) return [];
  const ground: Ground = {
    waves: [pair.after.wave],
    item: null,
    n: panel.before.n,
    base: PANEL_BASE,
  };
  const [before, after] = [of(panel.before), of(panel.after)];
  return [
    ['panel.before', cell(kind, before, 1, ground)],
    ['panel.after', cell(kind, after, 1, ground)],
    ['panel.difference', cell('difference', differenceOf(before, after), 1, ground)],
  ];
}

/** @returns the cells of an item that has no figures to set side by side */
export function incomparableCells(pair: WavePair, { item, before, after }: PairedItem): Cells {
  const waves = [...(before?.waves ?? []), ...(after?.waves ?? [])];
  const ground: Ground = { waves, item: item.id, n: 0, base: BOTH_BASE, notes: ['not-comparable'] };
  return [['difference', cell('difference', 'not-comparable', 1, ground)]];
}
