import type { InstrumentItem, ReportCell, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import { cell } from '../core/cell.js';
import { countedOf, meanOf, type Base, type Counted } from '../core/counted.js';
import { linesOf, locationLines, rowOf, type Cells, type InstrumentGroup, type Line } from '../core/lines.js';
import { note } from '../core/notes.js';
import { Ratio } from '@app/programme';
import { sumOf } from '../core/fractions.js';
import { column } from '../core/report.js';
import { itemsOf } from '../core/tally.js';
import { isProblem } from './options.js';

const UNWEIGHTED = text('Rata-rata lokasi (tanpa bobot)', 'Average of locations (unweighted)');
const BY_N = text('Rata-rata (berbobot n)', 'Average (by n)');
const LOCATIONS: Base = {
  code: 'locations',
  text: text('lokasi yang ada jawabannya', 'locations with answers'),
};
/** The chapter prints averages over locations with one decimal even where locations have none. */
const AVERAGE_DECIMALS = 1;

function meanRow(line: Line, items: readonly InstrumentItem[], decimals: number): ReportRow {
  const cells = items.map(({ id }): Cells[number] => {
    const counted = countedOf(line, id);
    return [`${id}.mean`, counted && cell('mean', meanOf(counted), decimals, counted.ground)];
  });
  return rowOf(line, cells);
}

/** The mean of the locations' unrounded means: each location counts the same, whatever its n. */
function unweighted(all: Counted, places: readonly Counted[]): ReportCell {
  const means = places.map(meanOf).filter((one): one is Ratio => typeof one !== 'string');
  const base = { ...LOCATIONS, n: means.length };
  const ground = { ...all.ground, base, weighting: 'none' as const };
  if (all.tally === undefined) return cell('mean', 'not-comparable', AVERAGE_DECIMALS, ground);
  if (means.length === 0) return cell('mean', 'no-answers', AVERAGE_DECIMALS, ground);
  return cell('mean', sumOf(means).over(Ratio.of(means.length)), AVERAGE_DECIMALS, ground);
}

function averageRows(group: InstrumentGroup, items: readonly InstrumentItem[]): ReportRow[] {
  const all = linesOf(group.waves, BY_N).find(({ kind }) => kind === 'total');
  if (all === undefined) return [];
  const places = locationLines(group.waves);
  const cells = items.map(({ id }): Cells[number] => {
    const together = countedOf(all, id);
    const each = places.map((line) => countedOf(line, id)).filter((one) => one !== undefined);
    return [`${id}.mean`, together && unweighted(together, each)];
  });
  return [
    rowOf({ ...all, key: 'average', label: UNWEIGHTED }, cells),
    meanRow({ ...all, key: 'average-by-n' }, items, AVERAGE_DECIMALS),
  ];
}

function table(group: InstrumentGroup, decimals: number): Pick<ReportTable, 'columns' | 'rows'> {
  const items = itemsOf(group.waves, isProblem);
  return {
    columns: items.map(({ id, label }) => column(`${id}.mean`, label)),
    rows: [
      ...locationLines(group.waves).map((line) => meanRow(line, items, decimals)),
      ...averageRows(group, items),
    ],
  };
}

const notesOf = (group: InstrumentGroup): ReportTable['notes'] => [
  ...(group.waves.length > 1 ? [note('two-averages')] : []),
  note('rounding'),
];

/** Table 8 as the chapter prints it: whole scores per location, averages with one decimal. Chapter IV, A.3. */
export const chapterMeans = (group: InstrumentGroup): ReportTable => ({
  key: `problem-means${group.suffix}`,
  number: group.instrument.key === 'problem-handling' ? '8' : null,
  title: text('Upaya mengatasi permasalahan (skor)', 'How problems are handled (score)'),
  ...table(group, 0),
  notes: [note('score-caveat'), note('chapter-scores'), ...notesOf(group)],
});

/** The same with one decimal everywhere (E). */
export const decimalMeans = (group: InstrumentGroup): ReportTable => ({
  key: `problem-means-decimal${group.suffix}`,
  number: null,
  title: text('Skor dengan satu desimal', 'Scores with one decimal'),
  ...table(group, 1),
  notes: [note('score-caveat'), ...notesOf(group)],
});
