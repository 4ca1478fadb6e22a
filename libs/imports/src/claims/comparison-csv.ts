import type { Bilingual, ClaimComparison, ClaimComparisonPage } from '@app/contracts';
import { safeCell, SYNTHETIC, text } from '@app/contracts';
import { BYTE_ORDER_MARK, csvText, plainNumber } from '@app/workbook';
import type { Language } from '../templates/cells.js';
import { UNITS } from './units.js';

const HEADINGS: readonly Bilingual[] = [
  text('Tabel', 'Table'),
  text('Angka', 'Figure'),
  text('Satuan', 'Unit'),
  text('Tercetak', 'Printed'),
  text('Angka kita', 'Ours'),
  text('Selisih', 'Difference'),
  text('Jawaban (n)', 'Answers (n)'),
  text('Bobot', 'Weighting'),
  text('Sintetis', 'Synthetic'),
  text('Lokasi gelombang', 'Place of the wave'),
  text('Gelombang', 'Wave'),
];
const LEFT_OUT_HEADINGS: readonly Bilingual[] = [
  text('Tidak dipakai', 'Left out'),
  text('Gelombang', 'Wave'),
  text('Alasan', 'Why'),
];
const WEIGHTINGS = { none: text('tanpa bobot', 'none'), 'by-n': text('menurut n', 'by n') };
const YES = text('ya', 'yes');
const NO = text('tidak', 'no');
const ALL = text('semua', 'all');
const POSITION = text('Posisi log', 'Log position');
const RECORDED = text('Dicatat', 'Recorded');

function line(row: ClaimComparison, places: ReadonlyMap<string, string>, language: Language): string[] {
  const { cell, label, unit, printed, ours, difference, n, weighting, synthetic, survey } = row;
  return [
    safeCell(cell.table),
    safeCell(label[language]),
    UNITS[unit][language],
    ...[printed, ours, difference].map((decimal) => plainNumber(decimal, language)),
    n === null ? '' : String(n),
    WEIGHTINGS[weighting][language],
    (synthetic ? YES : NO)[language],
    safeCell(survey === null ? ALL[language] : (places.get(survey) ?? '')),
    survey ?? '',
  ];
}

/**
 * Printed figures beside those of our waves, as a file for a spreadsheet: one row for each pair, then the waves that
 * were left out and why, and the position of the log. UTF-8 with its mark, RFC 4180; semicolons and decimal commas in
 * Indonesian. No text is run as a formula. It is made to be read by people; programs read the same as JSON.
 */
export function comparisonCsv(page: ClaimComparisonPage, language: Language): string {
  const places = new Map(page.waves.map(({ survey, location }) => [survey, location]));
  const { leftOut, position, recordedAt } = page;
  const rows = [
    HEADINGS.map((each) => each[language]),
    ...page.rows.map((row) => line(row, places, language)),
    ...(leftOut.length === 0 ? [] : [[], LEFT_OUT_HEADINGS.map((each) => each[language])]),
    ...leftOut.map(({ location, survey, text: why }) => [safeCell(location), survey, why[language]]),
    [],
    ...(page.synthetic ? [[SYNTHETIC[language]]] : []),
    [POSITION[language], String(position)],
    ...(recordedAt === null ? [] : [[RECORDED[language], recordedAt]]),
  ];
  return BYTE_ORDER_MARK + csvText(rows, language);
}
