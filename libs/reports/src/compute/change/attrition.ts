import type { Bilingual, ReportCell, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { WavePair } from '../../input.js';
import { cell, countCell, percentCell, type Ground } from '../core/cell.js';
import type { Base } from '../core/counted.js';
import { cellsOf, type Cells } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';

const EARLIER: Base = {
  code: 'respondents-before',
  text: text('responden gelombang sebelumnya', 'respondents of the earlier wave'),
};
const LATER: Base = {
  code: 'respondents-after',
  text: text('responden gelombang sesudahnya', 'respondents of the later wave'),
};

const COLUMNS = [
  column('before', text('Responden sebelum', 'Respondents before')),
  column('after', text('Responden sesudah', 'Respondents after')),
  column('both', text('Pada keduanya', 'In both')),
  column('left', text('Keluar', 'Left')),
  column('joined', text('Masuk', 'Joined')),
  column('attrition', text('Keluar, % dari sebelum', 'Left, % of before')),
  column('new', text('Masuk, % dari sesudah', 'Joined, % of after')),
];

function matchedCells({ before, after, panel }: WavePair): Cells {
  if (before === null || panel === null) return [];
  const { both, onlyBefore, onlyAfter } = panel;
  const [earlier, later] = [both + onlyBefore, both + onlyAfter];
  const of = (base: Base, n: number): Ground => ({
    waves: [base === EARLIER ? before.wave : after.wave],
    item: null,
    n,
    base,
  });
  return [
    ['both', countCell(both, of(EARLIER, earlier))],
    ['left', countCell(onlyBefore, of(EARLIER, earlier))],
    ['joined', countCell(onlyAfter, of(LATER, later))],
    ['attrition', percentCell(onlyBefore, of(EARLIER, earlier))],
    ['new', percentCell(onlyAfter, of(LATER, later))],
  ];
}

function pairRow(pair: WavePair, label: Bilingual): ReportRow {
  const { before, after } = pair;
  const respondents = ({ wave }: NonNullable<WavePair['before']>, base: Base): ReportCell =>
    countCell(wave.respondents, { waves: [wave], item: null, n: wave.respondents, base });
  const single: Ground = { waves: [after.wave], item: null, n: 0, base: null, notes: ['one-wave'] };
  const cells: Cells = [
    ['before', before === null ? undefined : respondents(before, EARLIER)],
    ['after', respondents(after, LATER)],
    ['attrition', before === null ? cell('percent', 'one-wave', 1, single) : undefined],
    ...matchedCells(pair),
  ];
  return {
    key: after.wave.survey,
    label,
    kind: 'location',
    survey: after.wave.survey,
    cells: cellsOf(cells),
  };
}

/** Who was there in both waves, who left and who joined, per pair. */
export const attritionTable = (
  pairs: readonly { readonly pair: WavePair; readonly place: Bilingual }[],
): ReportTable => ({
  key: 'change-attrition',
  number: null,
  title: text('Responden pada kedua gelombang', 'Respondents of both waves'),
  columns: COLUMNS,
  rows: pairs.map(({ pair, place }) => pairRow(pair, place)),
  notes: [note('attrition'), note('rounding')],
});
