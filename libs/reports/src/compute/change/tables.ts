import type { Bilingual, InstrumentItem, ReportNote, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { WavePair } from '../../input.js';
import { countCell, mean, percentCell, share, type Ground } from '../core/cell.js';
import { hasMean } from '../core/items.js';
import { categoryRow, type Cells } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { valueSum } from '../core/tally.js';
import { inBoth } from '../core/texts.js';
import { instrumentOf, orderOf, pairedItems, type PairedItem } from './pair.js';
import { incomparableCells, PANEL_BASE, SIDE_COLUMNS, sideCells } from './sides.js';

const UNLABELLED = text('kode tanpa label', 'code without a label');

const titled = (id: string, en: string, place: Bilingual): Bilingual =>
  text(`${id}: ${place.id}`, `${en}: ${place.en}`);

function notesOf({ before, after, panel }: WavePair, ...own: ReportNote[]): ReportNote[] {
  const method = before !== null && before.wave.method !== after.wave.method;
  return [
    ...own,
    ...(panel === null ? [] : [note('two-groups')]),
    ...(method ? [note('method-changed')] : []),
    note('rounding'),
  ];
}

/** Means before and after; where versions measure differently both levels stand, and no difference. */
export function meansTable(pair: WavePair, place: Bilingual): ReportTable {
  const instrument = instrumentOf(pair);
  const paired = pairedItems(pair, (item) => hasMean(item, instrument));
  return {
    key: `change-means-${pair.after.wave.survey}`,
    number: null,
    title: titled('Perubahan rata-rata', 'Change of means', place),
    columns: SIDE_COLUMNS,
    rows: paired.map((one) =>
      categoryRow(
        one.item.id,
        one.item.label,
        sideCells(pair, one, { kind: 'mean', of: (tally) => mean(valueSum(tally), tally.n) }),
      ),
    ),
    notes: notesOf(pair, ...(instrument.family === 'problem-handling' ? [note('score-caveat')] : [])),
  };
}

function optionRows(pair: WavePair, paired: PairedItem): ReportRow[] {
  const { item, comparable } = paired;
  // Codes of versions that measure differently may mean different things: they share no row.
  if (pair.before !== null && !comparable) {
    return [categoryRow(item.id, item.label, incomparableCells(pair, paired))];
  }
  return item.options.map(({ code, label }) =>
    categoryRow(
      `${item.id}.${code}`,
      inBoth((language) => `${item.label[language]}: ${(label ?? UNLABELLED)[language]} (${code})`),
      sideCells(pair, paired, {
        kind: 'percent',
        codes: [code],
        of: (tally) => share(tally.codes[code] ?? 0, tally.n),
      }),
    ),
  );
}

/** Shares of the options before and after, in percent; differences in percentage points. */
export function sharesTable(pair: WavePair, place: Bilingual): ReportTable {
  const wanted = ({ kind, scale }: InstrumentItem): boolean => kind === 'choice' && scale !== 'interval';
  return {
    key: `change-shares-${pair.after.wave.survey}`,
    number: null,
    title: titled('Perubahan bagian', 'Change of shares', place),
    columns: SIDE_COLUMNS,
    rows: pairedItems(pair, wanted).flatMap((paired) => optionRows(pair, paired)),
    notes: notesOf(pair, note('percentage-points')),
  };
}

const MOVES = [
  ['up', text('Naik', 'Up')],
  ['same', text('Tetap', 'Unchanged')],
  ['down', text('Turun', 'Down')],
] as const;

function moveCells(pair: WavePair, { item, panel }: PairedItem): Cells {
  const order = orderOf(item);
  if (panel === undefined || order === undefined) return [];
  const counts = { up: 0, same: 0, down: 0 };
  for (const { from, to, count } of panel.moves) {
    const step = Math.sign((order.get(to) ?? 0) - (order.get(from) ?? 0));
    counts[step > 0 ? 'up' : step < 0 ? 'down' : 'same'] += count;
  }
  const ground: Ground = { waves: [pair.after.wave], item: null, n: panel.before.n, base: PANEL_BASE };
  return MOVES.flatMap(([key]): Cells => [
    [`${key}.count`, countCell(counts[key], ground)],
    [`${key}.percent`, percentCell(counts[key], ground)],
  ]);
}

/** How many of the panel went up, stayed and went down: two waves may have one mean and nobody where they were. */
export function movesTable(pair: WavePair, place: Bilingual): ReportTable {
  const paired = pairedItems(pair, (item) => orderOf(item) !== undefined).filter(({ panel }) => panel);
  const instrument = instrumentOf(pair);
  return {
    key: `change-moves-${pair.after.wave.survey}`,
    number: null,
    title: titled('Perpindahan responden panel', 'Moves of the panel', place),
    columns: MOVES.flatMap(([key, label]) => [
      column(`${key}.count`, text('unit', 'firms'), label),
      column(`${key}.percent`, text('%'), label),
    ]),
    rows: paired.map((one) => categoryRow(one.item.id, one.item.label, moveCells(pair, one))),
    notes: [
      note('moves'),
      ...(instrument.family === 'problem-handling' ? [note('score-caveat')] : []),
      note('rounding'),
    ],
  };
}
