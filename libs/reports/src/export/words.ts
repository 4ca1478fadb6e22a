import type { Bilingual, ReportCell, ReportRow } from '@app/contracts';
import { SYNTHETIC, text } from '@app/contracts';

/** The words that an export adds to a report's own texts. */
export const WORDS = {
  synthetic: text('SINTETIS', 'SYNTHETIC'),
  syntheticLong: SYNTHETIC,
  table: text('Tabel', 'Table'),
  location: text('Lokasi', 'Location'),
  category: text('Kategori', 'Category'),
  notes: text('Catatan', 'Notes'),
  note: text('Catatan', 'Note'),
  mark: text('Tanda', 'Mark'),
  continued: text('lanjutan', 'continued'),
  waves: text('Gelombang survei', 'Survey waves'),
  instrument: text('Instrumen', 'Instrument'),
  version: text('Versi', 'Version'),
  hash: text('Sidik instrumen', 'Instrument hash'),
  method: text('Cara', 'Method'),
  period: text('Masa', 'Period'),
  population: text('Populasi (N)', 'Population (N)'),
  answered: text('Jawaban (n)', 'Answers (n)'),
  respondents: text('Responden (n)', 'Respondents (n)'),
  status: text('Keadaan', 'Status'),
  open: text('terbuka', 'open'),
  closed: text('ditutup', 'closed'),
  syntheticWave: text('Sintetis', 'Synthetic'),
  restated: text('Perubahan setelah ditutup', 'Restated after closing'),
  yes: text('ya', 'yes'),
  no: text('tidak', 'no'),
  position: text('Posisi log', 'Log position'),
  recorded: text('dicatat', 'recorded'),
  recordedAt: text('Dicatat', 'Recorded'),
  emptyLog: text('Log masih kosong', 'The log is still empty'),
  page: text('Halaman', 'Page'),
  of: text('dari', 'of'),
  report: text('Laporan', 'Report'),
  answers: text('Jawaban', 'Answers'),
  codebook: text('Kode', 'Codes'),
  item: text('Butir', 'Item'),
  itemText: text('Pertanyaan', 'Question'),
  code: text('Kode', 'Code'),
  meaning: text('Arti', 'Meaning'),
  survey: text('Survei', 'Survey'),
  respondent: text('Responden', 'Respondent'),
  day: text('Tanggal', 'Day'),
  late: text('Terlambat', 'Late'),
  figures: text('Dasar setiap angka', 'What each figure rests on'),
  row: text('Baris', 'Row'),
  column: text('Kolom', 'Column'),
  measure: text('Ukuran', 'Measure'),
  value: text('Nilai', 'Value'),
  exact: text('Nilai sebelum pembulatan', 'Value before rounding'),
  base: text('Dasar', 'Base'),
  baseN: text('n dasar', 'n of the base'),
  weighting: text('Pembobotan', 'Weighting'),
  decimals: text('Desimal', 'Decimals'),
  rounding: text('Pembulatan', 'Rounding'),
  halfAwayFromZero: text(
    'setengah dibulatkan menjauhi nol, satu kali, dari nilai tepatnya',
    'half away from zero, once, from the exact number',
  ),
  unweighted: text('tanpa bobot', 'none'),
  weightedByN: text('menurut n', 'by n'),
  noValue: text('tidak ada nilai', 'no value'),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why a cell has no number, in its place: never 0 and never empty. */
const REASONS: Readonly<Record<string, Bilingual>> = {
  'no-answers': text('tidak ada jawaban', 'no answers'),
  suppressed: text('dirahasiakan', 'suppressed'),
  'one-wave': text('satu gelombang', 'one wave'),
  'one-location': text('satu lokasi', 'one location'),
  'not-comparable': text('tidak terbandingkan', 'not comparable'),
};

/** @param why a cell's `why` @returns its words; the code itself where the export does not know it */
export function reasonWords(why: string | null): Bilingual {
  if (why === null || why === '') return WORDS.noValue;
  return Object.hasOwn(REASONS, why) ? REASONS[why]! : text(why);
}

export const KIND_WORDS: Readonly<Record<ReportCell['kind'], Bilingual>> = {
  count: text('jumlah', 'count'),
  percent: text('persen', 'per cent'),
  mean: text('rata-rata', 'mean'),
  minimum: text('minimum', 'minimum'),
  maximum: text('maksimum', 'maximum'),
  spread: text('rentang', 'spread'),
  total: text('total', 'total'),
  difference: text('selisih', 'difference'),
  index: text('indeks', 'index'),
};

/** @returns the heading of a table's first column */
export function rowHeading(rows: readonly ReportRow[]): Bilingual {
  return rows.some((row) => row.kind === 'category') && !rows.some((row) => row.kind === 'location')
    ? WORDS.category
    : WORDS.location;
}
