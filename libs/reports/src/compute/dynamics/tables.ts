import type { InstrumentItem, ReportCell, ReportNote, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import { cell, type Ground, type Why } from '../core/cell.js';
import { answeredOf } from '../core/counted.js';
import { linesOf, rowOf, type Cells, type InstrumentGroup } from '../core/lines.js';
import { note } from '../core/notes.js';
import type { Ratio } from '@app/programme';
import { rounded, sumOf } from '../core/fractions.js';
import { column } from '../core/report.js';
import { itemsOf } from '../core/tally.js';
import { isIndicator, meanCell, rangeCell, readingOf, type Reading } from './indicator.js';

const ALL = text('Semua lokasi', 'All locations');
const MEAN = text('Rata-rata', 'Mean');
const MINIMUM = text('Minimum');
const MAXIMUM = text('Maksimum', 'Maximum');
const SPREAD = text('Rentang', 'Spread');
const N = text('n');
const TOTAL = text('Jumlah (rata-rata)', 'Total (of the means)');
const SMALLEST = {
  code: 'smallest-n',
  text: text('n terkecil di antara indikator', 'the smallest n among the indicators'),
};

/** Adds the means of a row, rounded first or not. A total without one of its indicators would mislead: there is none. */
function totalCell(readings: readonly (Reading | undefined)[], wholeMeans: boolean): ReportCell | undefined {
  const present = readings.filter((reading) => reading !== undefined);
  const [first] = present;
  if (first === undefined) return undefined;
  const n = Math.min(...present.map(({ ground }) => ground.n));
  const ground: Ground = { ...first.ground, item: null, n, base: SMALLEST };
  const means = present.map(({ mean }) => mean);
  const why = means.find((one): one is Why => typeof one === 'string');
  if (why !== undefined) return cell('total', why, wholeMeans ? 0 : 1, ground);
  const exact = means as Ratio[];
  return wholeMeans
    ? cell('total', sumOf(exact.map((one) => rounded(one, 0))), 0, ground)
    : cell('total', sumOf(exact), 1, ground);
}

/** Whether the instrument is the one that the chapter's tables 2 and 3 are of. */
const isChapters = ({ instrument }: InstrumentGroup): boolean => instrument.key === 'dynamics-jica';

function rowsOf(
  group: InstrumentGroup,
  items: readonly InstrumentItem[],
  wholeMeans: boolean,
  cells: (item: InstrumentItem, reading: Reading | undefined) => Cells,
): ReportTable['rows'] {
  return linesOf(group.waves, ALL).map((line) => {
    const readings = items.map((item) => readingOf(line, item));
    return rowOf(line, [
      ...items.flatMap((item, index) => [...cells(item, readings[index])]),
      ['total', totalCell(readings, wholeMeans)],
    ]);
  });
}

const notesOf = (group: InstrumentGroup, ...own: ReportNote[]): ReportNote[] => [
  ...own,
  ...(group.waves.length > 1 ? [note('by-n')] : []),
  note('rounding'),
];

/** Table 3 as the chapter prints it: mean, minimum and maximum, and a total of the rounded means. Chapter IV, A.1. */
export function chapterTable(group: InstrumentGroup): ReportTable {
  const items = itemsOf(group.waves, isIndicator);
  return {
    key: `dynamics${group.suffix}`,
    number: isChapters(group) ? '3' : null,
    title: text('Kondisi empiris indikator dinamika klaster', 'Indicators of cluster dynamics as observed'),
    columns: [
      ...items.flatMap(({ id, label }) => [
        column(`${id}.mean`, MEAN, label),
        column(`${id}.minimum`, MINIMUM, label),
        column(`${id}.maximum`, MAXIMUM, label),
      ]),
      column('total', TOTAL),
    ],
    rows: rowsOf(group, items, true, ({ id }, reading) => [
      [`${id}.mean`, meanCell(reading, 0)],
      [`${id}.minimum`, rangeCell(reading, 'minimum')],
      [`${id}.maximum`, rangeCell(reading, 'maximum')],
    ]),
    notes: notesOf(group, note('chapter-means')),
  };
}

/** The same with one decimal, spread and n; the total is of the unrounded means (E). */
export function decimalTable(group: InstrumentGroup): ReportTable {
  const items = itemsOf(group.waves, isIndicator);
  return {
    key: `dynamics-decimal${group.suffix}`,
    number: null,
    title: text('Indikator dinamika klaster dengan satu desimal', 'Cluster dynamics with one decimal'),
    columns: [
      ...items.flatMap(({ id, label }) => [
        column(`${id}.mean`, MEAN, label),
        column(`${id}.minimum`, MINIMUM, label),
        column(`${id}.maximum`, MAXIMUM, label),
        column(`${id}.spread`, SPREAD, label),
        column(`${id}.n`, N, label),
      ]),
      column('total', TOTAL),
    ],
    rows: rowsOf(group, items, false, ({ id }, reading) => [
      [`${id}.mean`, meanCell(reading, 1)],
      [`${id}.minimum`, rangeCell(reading, 'minimum')],
      [`${id}.maximum`, rangeCell(reading, 'maximum')],
      [`${id}.spread`, rangeCell(reading, 'spread')],
      [`${id}.n`, answeredOf(reading)],
    ]),
    notes: notesOf(group, note('decimal-means')),
  };
}
