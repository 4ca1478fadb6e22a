import type { Bilingual } from './bilingual.js';
import { text } from './bilingual.js';

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
  untilAfterFrom: text('tidak boleh sebelum tanggal mulai', 'must not be before the first day'),
} satisfies Record<string, Bilingual>;

const byEnglish = new Map<string, Bilingual>(Object.values(messages).map((message) => [message.en, message]));

/** @param message as zod reports it @returns our message in both languages, when it is one of ours */
export const ownMessage = (message: string): Bilingual | undefined => byEnglish.get(message);
