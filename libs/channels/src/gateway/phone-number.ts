import { type Bilingual, text } from '@app/contracts';

/** A number that a gateway can send to, in E.164 (`+6281234567890`), or why it is none. */
export type PhoneNumber = { ok: true; number: string } | { ok: false; text: Bilingual };

const LETTERS = text(
  'Nomor telepon hanya boleh memuat angka, spasi, dan tanda + - . ( ).',
  'A telephone number may hold digits, spaces and the signs + - . ( ) only.',
);
const LENGTH = text(
  'Nomor ponsel Indonesia mempunyai 10 sampai 13 angka, misalnya 0812-3456-7890.',
  'An Indonesian mobile number has 10 to 13 digits, e.g. 0812-3456-7890.',
);
const LANDLINE = text(
  'Nomor ini bukan nomor ponsel; pesan singkat hanya sampai ke nomor 08….',
  'This is not a mobile number; text messages reach numbers of 08… only.',
);
const FOREIGN = text(
  'Nomor luar negeri ditulis dengan + dan kode negara, 8 sampai 15 angka.',
  'A foreign number is written with + and the country code, 8 to 15 digits.',
);

/** What is dialled inside Indonesia after the 0: 8, a digit that is no 0, and seven to ten more. */
const MOBILE = /^8[1-9]\d{7,10}$/;

function indonesian(national: string): PhoneNumber {
  if (MOBILE.test(national)) return { ok: true, number: `+62${national}` };
  return { ok: false, text: national.startsWith('8') ? LENGTH : LANDLINE };
}

/**
 * Reads a mobile number as people in Indonesia write it: `0812-3456-7890`, `62812…`, `+62 (0)812…`, `0062…`, or
 * `812…` as a spreadsheet leaves it; a foreign one with `+` (ITU-T E.164).
 * @param given at most 40 characters
 */
export function phoneNumber(given: string): PhoneNumber {
  const bare = given.replace(/[\s().\u2010-\u2015-]/g, '');
  if (given.length > 40 || !/^\+?\d+$/.test(bare)) return { ok: false, text: LETTERS };
  const digits = bare.replace(/^\+|^00(?=[1-9])/, '');
  const international = digits !== bare;
  if (digits.startsWith('62')) return indonesian(digits.slice(2).replace(/^0/, ''));
  if (international)
    return /^[1-9]\d{7,14}$/.test(digits) ? { ok: true, number: `+${digits}` } : { ok: false, text: FOREIGN };
  return indonesian(digits.replace(/^0/, ''));
}
