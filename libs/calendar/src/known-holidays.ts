import { createRequire } from 'node:module';
import type { Bilingual, HolidaySource } from '@app/contracts';
import { FIRST_YEAR, LAST_YEAR, text } from '@app/contracts';
import { holidayRules, type HolidayRule } from './holiday-rules.js';

/** A national holiday that the library date-holidays knows of. */
export interface KnownHoliday {
  readonly day: string;
  readonly name: Bilingual;
  /** `expected` where the moon must be sighted first. */
  readonly source: Exclude<HolidaySource, 'recorded'>;
}

/** What we use of date-holidays, which is required and not imported: see below. */
interface Library {
  /** `date` begins with the day there; `rule` is what it is computed by. */
  getHolidays(
    year: number,
    language: string,
  ): { readonly date: string; readonly name: string; readonly rule: string }[];
}
type LibraryClass = new (country: string, options: { types: string[]; languages: string[] }) => Library;

const require = createRequire(import.meta.url);
const years = new Map<number, ReadonlyMap<string, KnownHoliday>>();
let library: Library | null = null;

/**
 * The library takes about a second to read (orbits of the planets, zones of the world), and most commands never
 * ask for a working day: it is read when the first one is asked for.
 */
function indonesia(): Library {
  if (library === null) {
    const Holidays = require('date-holidays') as LibraryClass;
    library = new Holidays('ID', { types: ['public'], languages: ['en'] });
  }
  return library;
}

/** The library names some holidays by their day only, year by year; those it names by name. */
function ruleOf({ rule, name }: { rule: string; name: string }): HolidayRule | undefined {
  return holidayRules[rule] ?? holidayRules[name];
}

/**
 * National holidays of Indonesia as they can be computed. Those of the Muslim year are an expectation, a day early or
 * late at times, and known until 2076; Nyepi and Waisak until 2027. Collective leave is decided each year and never
 * computed.
 *
 * @param year from 2000 to 2100
 * @returns by day; two on one day are one holiday with both names
 */
export function knownHolidays(year: number): ReadonlyMap<string, KnownHoliday> {
  const known = years.get(year);
  if (known !== undefined) return known;
  const found = new Map<string, KnownHoliday>();
  for (const holiday of indonesia().getHolidays(year, 'en')) {
    const rule = ruleOf(holiday);
    if (rule !== undefined && year < (rule.since ?? 0)) continue;
    // The day there, whatever zone this process runs in: a Muslim day begins at the sunset before.
    const day = holiday.date.slice(0, 10);
    const own: KnownHoliday = {
      day,
      name: rule?.name ?? text(holiday.name),
      source: rule?.sighted === true ? 'expected' : 'computed',
    };
    found.set(day, both(found.get(day), own));
  }
  years.set(year, found);
  return found;
}

/** @param day `YYYY-MM-DD` @returns whether a national holiday is computed for it; no outside 2000 to 2100 */
export function isKnownHoliday(day: string): boolean {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR && knownHolidays(year).has(day);
}

function both(one: KnownHoliday | undefined, other: KnownHoliday): KnownHoliday {
  if (one === undefined) return other;
  const name = text(`${one.name.id}; ${other.name.id}`, `${one.name.en}; ${other.name.en}`);
  return { ...other, name, source: one.source === 'computed' ? 'computed' : other.source };
}

/**
 * @param year from 2000 to 2100
 * @returns the names of national holidays that no day is known for in that year: it waits for the yearly decree
 */
export function unknownHolidays(year: number): Bilingual[] {
  const names = new Set([...knownHolidays(year).values()].flatMap(({ name }) => name.en.split('; ')));
  return Object.values(holidayRules)
    .filter(({ since, name }) => year >= (since ?? 0) && !names.has(name.en))
    .map(({ name }) => name);
}
