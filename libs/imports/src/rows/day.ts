import { day as daySchema, text } from '@app/contracts';
import type { Bilingual } from '@app/contracts';
import type { SpecialCell } from '../shared/raw-row.js';
import { folded } from './header.js';

/** In which order a file writes days as numbers, where `3/4/2026` could be two days. */
export type DateOrder = 'dmy' | 'mdy';

export type DayRead = { readonly day: string } | { readonly code: string; readonly words: Bilingual };

const MONTHS: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, mei: 5, may: 5, jun: 6, jul: 7, agu: 8, agt: 8, aug: 8, sep: 9 },
  ...{ okt: 10, oct: 10, nov: 11, des: 12, dec: 12 },
};
const MONTH_NAMES = [
  ...['januari', 'january', 'februari', 'february', 'maret', 'march', 'april', 'mei', 'may', 'juni', 'june'],
  ...[
    'juli',
    'july',
    'agustus',
    'august',
    'september',
    'oktober',
    'october',
    'november',
    'desember',
    'december',
  ],
];

const fault = (code: string, id: string, en: string): DayRead => ({ code, words: text(id, en) });
const NOT_A_DAY = fault(
  'date-unreadable',
  'bukan tanggal; tulislah seperti 2026-11-24',
  'is not a date; write it like 2026-11-24',
);
const NO_SUCH_DAY = fault('date-impossible', 'tanggal ini tidak ada', 'there is no such day');
const AMBIGUOUS = fault(
  'date-ambiguous',
  'hari dan bulannya dapat tertukar; tulislah seperti 2026-11-24, atau sebutkan urutannya saat mengunggah',
  'its day and month could be either way round; write it like 2026-11-24, or say the order when uploading',
);
const NUMBER = fault(
  'date-as-number',
  'bilangan, bukan tanggal; ubah format selnya menjadi tanggal atau tulislah seperti 2026-11-24',
  'is a number, not a date; format the cell as a date or write it like 2026-11-24',
);

function dayOf(year: string, month: number, date: number): DayRead {
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return daySchema.safeParse(iso).success ? { day: iso } : NO_SUCH_DAY;
}

function ofNumbers(first: number, second: number, year: string, order: DateOrder | undefined): DayRead {
  if (order !== undefined) return order === 'dmy' ? dayOf(year, second, first) : dayOf(year, first, second);
  if (first > 12 || first === second) return dayOf(year, second, first);
  return second > 12 ? dayOf(year, first, second) : AMBIGUOUS;
}

/** @param words `24 November 2026`, `24 Nov 2026` */
function ofWords(words: string): DayRead | null {
  const [, date, name = '', year = ''] = /^(\d{1,2}) ([a-z]+) (\d{4})$/.exec(folded(words)) ?? [];
  const month = MONTHS[name.slice(0, 3)];
  const known = month !== undefined && (name.length === 3 || MONTH_NAMES.includes(name));
  return known ? dayOf(year, month, Number(date)) : null;
}

/**
 * A day as people and programs write it: ISO 8601, numbers with `/`, `-` or `.`, or with the month's name in either
 * language. What could be read two ways is not guessed.
 */
export function dayFrom(cell: string | SpecialCell, order?: DateOrder): DayRead {
  if (typeof cell !== 'string') {
    if (cell.kind === 'date')
      return dayOf(cell.at.slice(0, 4), Number(cell.at.slice(5, 7)), Number(cell.at.slice(8, 10)));
    if (cell.kind === 'impossible-date') return NO_SUCH_DAY;
    return cell.kind === 'number' ? NUMBER : NOT_A_DAY;
  }
  const words = cell.trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(words);
  if (iso !== null) return dayOf(iso[1]!, Number(iso[2]), Number(iso[3]));
  const numbers = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(words);
  if (numbers !== null) return ofNumbers(Number(numbers[1]), Number(numbers[3]), numbers[4]!, order);
  return /^\d+([.,]\d+)?$/.test(words) ? NUMBER : (ofWords(words) ?? NOT_A_DAY);
}

/**
 * The day, in the place of the survey, of an instant that a program wrote.
 *
 * @param utc whether an instant without offset is in UTC, as Kobo's `_submission_time`
 * @param offsetHours how far the place's clock is ahead of UTC: 7 for WIB
 */
export function dayOfInstant(cell: string | SpecialCell, utc: boolean, offsetHours: number): DayRead {
  const words = typeof cell === 'string' ? cell.trim() : cell.kind === 'date' ? cell.at : '';
  const [, stamp, zone] =
    /^(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(words) ?? [];
  // With its own offset an instant already says the day where it was written.
  if (stamp === undefined || (zone !== undefined && zone !== 'Z') || (zone === undefined && !utc))
    return dayFrom(cell);
  const instant = Date.parse(`${stamp.replace(' ', 'T')}Z`);
  if (Number.isNaN(instant)) return NO_SUCH_DAY;
  return dayFrom(new Date(instant + offsetHours * 3_600_000).toISOString().slice(0, 10));
}
