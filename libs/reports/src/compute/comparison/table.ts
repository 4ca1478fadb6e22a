import type { ReportCell, ReportColumn, ReportNote, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { cell, countCell, mean, percentCell, type CellKind, type Ground } from '../core/cell.js';
import { ANSWERED } from '../core/counted.js';
import { linesOf, rowOf, type Cells, type InstrumentGroup, type Line } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { scaleEnds } from '../core/tally.js';
import { masked, type Masked } from './masked.js';
import { measuresOf, type Measure } from './measures.js';
import type { Figure } from './suppression.js';

const ALL = text('Semua klaster', 'All clusters');

function columnsOf({ item, kind, label }: Measure): ReportColumn[] {
  const n = column(`${item.id}.n`, text('n'), label);
  return kind === 'mean'
    ? [column(`${item.id}.mean`, text('Rata-rata', 'Mean'), label), n]
    : [
        column(`${item.id}.count`, text('unit', 'firms'), label),
        column(`${item.id}.percent`, text('%'), label),
        n,
      ];
}

/** Neither n, nor base, nor the answers behind it: each could give the number away. */
function withheld(
  kind: CellKind,
  decimals: number,
  why: 'suppressed' | 'not-comparable',
  ground: Ground,
): ReportCell {
  const bare = cell(kind, why, decimals, { ...ground, item: null, base: null, notes: [why] });
  return { ...bare, n: why === 'suppressed' ? null : 0 };
}

function withheldCells(measure: Measure, why: 'suppressed' | 'not-comparable', ground: Ground): Cells {
  return columnsOf(measure).map(({ key }) => {
    const what = key.slice(key.lastIndexOf('.') + 1);
    if (what === 'mean' || what === 'percent') return [key, withheld(what, 1, why, ground)] as const;
    return [key, withheld('count', 0, why, ground)] as const;
  });
}

/** One code list for all waves of the row, or none that could be opened. */
function withCodes(ground: Ground, { codesIn, kind }: Measure, waves: readonly WaveCounts[]): Ground {
  if (kind === 'mean') return ground;
  const sets = waves.map(codesIn);
  const one = new Set(sets.map((codes) => codes.join(' '))).size === 1;
  return one ? { ...ground, codes: sets[0]! } : { ...ground, item: null };
}

function shownCells(
  { measure }: Masked,
  figures: readonly Figure[],
  asking: readonly WaveCounts[],
  ground: Ground,
): Cells {
  const { item, kind, notes } = measure;
  const n = figures.reduce((all, figure) => all + figure.n, 0);
  const sum = figures.reduce((all, figure) => all + figure.sum, 0);
  const base: Ground = { ...ground, n };
  const answered: Cells[number] = [`${item.id}.n`, countCell(n, base)];
  if (kind === 'mean') {
    const values = sum + scaleEnds(item).lowest * n;
    return [[`${item.id}.mean`, cell('mean', mean(values, n), 1, base)], answered];
  }
  const chosen = withCodes({ ...base, notes }, measure, asking);
  return [
    [`${item.id}.count`, countCell(sum, chosen)],
    [`${item.id}.percent`, percentCell(sum, chosen)],
    answered,
  ];
}

function measureCells(line: Line, one: Masked, index: number | 'total'): Cells {
  const { measure, comparable, hidden } = one;
  const there = index === 'total' ? one.figures : [one.figures[index]];
  const figures = there.filter((figure) => figure !== undefined);
  if (figures.length === 0) return [];
  const asking = line.waves.filter((_wave, at) => there[at] !== undefined);
  const { weighting } = line;
  const waves = asking.map(({ wave }) => wave);
  const ground: Ground = { waves, item: measure.item.id, n: 0, base: ANSWERED, weighting };
  if (index === 'total' && !comparable) return withheldCells(measure, 'not-comparable', ground);
  const isHidden = index === 'total' ? hidden.total : hidden.rows.has(index);
  return isHidden ? withheldCells(measure, 'suppressed', ground) : shownCells(one, figures, asking, ground);
}

function suppressedNote(all: readonly Masked[], smallest: number): ReportNote[] {
  if (!all.some(({ hidden }) => hidden.rows.size > 0 || hidden.total)) return [];
  return [
    {
      code: 'suppressed',
      text: text(
        `Disembunyikan: angka yang berdiri pada kurang dari ${smallest} responden (n, yang menjawab ya, atau sisanya), dan angka lain yang darinya angka itu dapat dihitung.`,
        `Suppressed: figures that rest on fewer than ${smallest} respondents (n, those who said yes, or the rest), and others from which those could be computed.`,
      ),
    },
  ];
}

/** One instrument over clusters, a row each and one of all, with small figures suppressed (E). */
export function comparisonTable(group: InstrumentGroup, smallest: number): ReportTable {
  const { waves, instrument } = group;
  const measures = measuresOf(waves);
  const all = masked(waves, measures, smallest);
  const rows = linesOf(waves, ALL).map((line, index): ReportRow => {
    const at = line.kind === 'total' ? 'total' : index;
    return rowOf(
      line,
      all.flatMap((one) => [...measureCells(line, one, at)]),
    );
  });
  return {
    key: `comparison-${instrument.key}`,
    number: null,
    title: instrument.title,
    columns: measures.flatMap(columnsOf),
    rows,
    notes: [...suppressedNote(all, smallest), ...(waves.length > 1 ? [note('by-n')] : []), note('rounding')],
  };
}
