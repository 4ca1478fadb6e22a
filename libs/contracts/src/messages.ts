import type { Bilingual } from './bilingual.js';
import { text } from './bilingual.js';

/** Stands over whatever rests on made-up respondents. */
export const SYNTHETIC = text(
  'SINTETIS: memuat responden buatan, bukan hasil survei',
  'SYNTHETIC: holds made-up respondents, not survey findings',
);

/** Our own validation messages; zod's general ones come from its locales. */
export const messages = {
  wellFormed: text(
    'tidak boleh memuat NUL atau surrogate tunggal',
    'must not contain NUL or lone surrogates',
  ),
  yearRange: text('harus antara tahun 1900 dan 2199', 'must be between 1900 and 2199'),
  quarter: text('harus berbentuk 2026-Q3', 'must look like 2026-Q3'),
  regionCode: text('harus berbentuk 33.10', 'must look like 33.10'),
  money: text('harus berupa desimal seperti "1834704"', 'must be a decimal string such as "1834704"'),
  signedMoney: text(
    'harus berupa desimal seperti "-250000.50"',
    'must be a decimal string such as "-250000.50"',
  ),
  rate: text('harus berupa desimal dari "0" sampai "1"', 'must be a decimal string from "0" to "1"'),
  sha256: text('harus berupa sha-256 heksadesimal huruf kecil', 'must be a sha-256 in lower-case hex'),
  distinct: text('tidak boleh memuat nilai berulang', 'must not repeat values'),
  slug: text(
    'harus berupa kata huruf kecil seperti "peer-mode"',
    'must be lower-case words such as "peer-mode"',
  ),
  optionCode: text('harus berupa kode seperti "yes" atau "3"', 'must be a code such as "yes" or "3"'),
  respondentCode: text(
    'harus berupa kode seperti "CPR-012", bukan nama',
    'must be a code such as "CPR-012", not a name',
  ),
  printedScore: text(
    'harus berupa angka seperti yang tercetak, dengan titik desimal: "3" atau "3.25"',
    'must be a number as printed, with a decimal point: "3" or "3.25"',
  ),
  printedCount: text(
    'harus berupa banyaknya seperti yang tercetak, bilangan bulat tanpa tanda: "17"',
    'must be a count as printed, a whole number without a sign: "17"',
  ),
  printedPercent: text(
    'harus berupa persentase seperti yang tercetak, dengan titik desimal: "70.8"',
    'must be a percentage as printed, with a decimal point: "70.8"',
  ),
  claimColumns: text(
    'banyaknya sel harus sama dengan banyaknya kolom',
    'must have as many cells as the table has columns',
  ),
  claimRowTwice: text('baris ini sudah ada dalam tabel', 'this row is in the table already'),
  claimColumnTwice: text('kolom ini sudah ada dalam tabel', 'this column is in the table already'),
  claimColumnReserved: text(
    '"yes", "no", dan "total" sudah menjadi nama kolom tetap',
    '"yes", "no" and "total" name columns that are always there',
  ),
  claimSummaryTwice: text(
    'tabel hanya boleh mempunyai satu baris jumlah atau rata-rata',
    'a table may have only one row of totals or averages',
  ),
  claimNoLocation: text(
    'tabel harus mempunyai paling sedikit satu baris lokasi',
    'a table must have at least one row of a location',
  ),
  claimNoTotals: text(
    'tabel ini dinyatakan tanpa kolom jumlah',
    'this table is said to have no column of totals',
  ),
  claimScale: text('skala harus naik', 'the scale must rise'),
  claimTableTwice: text('tabel ini sudah ada dalam laporan', 'this table is in the report already'),
  claimLocationTwice: text(
    'lokasi ini sudah ada dalam tabel dengan nama lain',
    'this location is in the table already under another name',
  ),
  claimAliasTwice: text('nama ini sudah berarti lokasi lain', 'this name means another location already'),
  claimTableUnknown: text('tidak ada tabel dengan kunci ini', 'there is no table with this key'),
  claimCellUnknown: text('tidak ada sel seperti ini dalam tabel itu', 'the table has no such cell'),
  claimCountsOnly: text(
    'bagian dan dasarnya harus berupa banyaknya, bukan persentase atau skor',
    'a part and its base must be counts, not percentages or scores',
  ),
  claimUnits: text(
    'satuan sel ini berbeda dari satuan angka yang diperiksa',
    'the unit of this cell differs from that of the figure',
  ),
  claimTooLarge: text(
    'laporan hanya boleh memuat 10.000 sel; bagi menjadi beberapa laporan',
    'a report may hold 10,000 cells only; divide it into several',
  ),
  claimInterviewed: text(
    'harus tabel kerja sama: hanya tabel itu mencetak banyaknya responden',
    'must be a table of cooperation: only those print how many answered',
  ),
  minuteOfDay: text(
    'harus berupa jam dan menit seperti "07:00"',
    'must be an hour and minute such as "07:00"',
  ),
  kindOrChannel: text(
    'sebutkan jenis kewajiban atau saluran, salah satu saja',
    'name a kind of obligation or a channel, one of them only',
  ),
  webhookSecret: text(
    'harus berupa "whsec_" diikuti 24 sampai 64 bita dalam base64',
    'must be "whsec_" followed by 24 to 64 bytes in base64',
  ),
  webhookUrl: text(
    'harus berupa alamat https:// atau http:// tanpa nama pengguna, kata sandi, atau tanda #',
    'must be an https:// or http:// address without user name, password or #',
  ),
  untilAfterFrom: text('tidak boleh sebelum tanggal mulai', 'must not be before the first day'),
} satisfies Record<string, Bilingual>;

const byEnglish = new Map<string, Bilingual>(Object.values(messages).map((message) => [message.en, message]));

/** @param message as zod reports it @returns our message in both languages, when it is one of ours */
export const ownMessage = (message: string): Bilingual | undefined => byEnglish.get(message);
