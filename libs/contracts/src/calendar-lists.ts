import { text } from './bilingual.js';
import { list } from './code-list.js';

/** The country as a whole, above the provinces; Kemendagri's codes begin at 11, and the statistics office writes 00 too. */
export const NATION = '00';

/** The years that a working calendar answers for, both inclusive. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2100;

/** @param day `YYYY-MM-DD` @returns whether a working calendar answers for it */
export const isInCalendar = (day: string): boolean =>
  day >= `${FIRST_YEAR}-01-01` && day <= `${LAST_YEAR}-12-31`;

/** Why people rest on a day that the week does not give them. */
export const holidayKinds = list({
  national: text('hari libur nasional', 'national holiday'),
  'cuti-bersama': text('cuti bersama', 'collective leave (cuti bersama)'),
  regional: text('libur daerah', 'regional holiday'),
});
export type HolidayKind = (typeof holidayKinds.codes)[number];

/** Where a day's rest is known from. */
export const holidaySources = list({
  computed: text('dihitung dari kalender', 'computed from the calendar'),
  expected: text('perkiraan, menunggu SKB', 'expected, until the decree is out'),
  recorded: text('dicatat', 'recorded'),
});
export type HolidaySource = (typeof holidaySources.codes)[number];
