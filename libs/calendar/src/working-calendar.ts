import type { Bilingual, HolidayKind, HolidaySource } from '@app/contracts';
import { NATION } from '@app/contracts';
import type { DayRecord, Zone } from '@app/programme';
import { addDays } from '@app/programme';
import { feastOf } from './holiday-rules.js';
import { knownHolidays } from './known-holidays.js';
import { checkYear, weekdayOf, yearOf } from './range.js';

/** Why a day is no ordinary one. */
export interface HolidayOn {
  readonly day: string;
  readonly kind: HolidayKind;
  readonly name: Bilingual;
  readonly source: HolidaySource;
  /** Of a recorded one: the region that recorded it, `00` for the country. */
  readonly region: string | null;
  readonly decree: string | null;
  /** People work all the same: a region that does not take the day off, a Saturday worked in exchange. */
  readonly works: boolean;
}

export interface CalendarOptions {
  readonly zone: Zone;
  readonly region: string;
  /** What was recorded for the country and the regions above, widest first: the nearer one wins. */
  readonly recorded: readonly DayRecord[];
  /** 5 (Saturday and Sunday rest) by default; 6 (Sunday rests). */
  readonly workWeek?: 5 | 6;
}

/** Days are `YYYY-MM-DD` in the region's zone, from 2000 to 2100: each function throws CalendarRangeError outside. */
export interface WorkingCalendar {
  readonly zone: Zone;
  readonly region: string;
  isWorkingDay(day: string): boolean;
  holidayOn(day: string): HolidayOn | null;
  /** @returns every holiday of a year in order, those that fall on a weekend too */
  holidaysOf(year: number): readonly HolidayOn[];
  /**
   * @param n whole; above 0 the n-th working day after `day`, below 0 the n-th before it; 0 `day` itself, or the next
   *   working day where people rest on it
   */
  addWorkingDays(day: string, n: number): string;
  /** @returns how many working days lie after `from` up to and with `to`; negative when `to` is earlier */
  workingDaysBetween(from: string, to: string): number;
  /** @param n at least 1: "working day 5 after the quarter's end" */
  nthWorkingDayAfter(day: string, n: number): string;
}

/** The working days of a region: the week, the holidays that can be computed, and whatever was recorded over them. */
export function workingCalendar(options: CalendarOptions): WorkingCalendar {
  const years = new CalendarYears(options);
  const isWorkingDay = (day: string): boolean => years.works(day);
  const addWorkingDays = (day: string, n: number): string => years.step(day, whole(n));
  return {
    zone: options.zone,
    region: options.region,
    isWorkingDay,
    holidayOn: (day) => years.of(yearOf(day)).holidays.get(day) ?? null,
    holidaysOf: (year) => [...years.of(checkYear(year)).holidays.values()],
    addWorkingDays,
    workingDaysBetween: (from, to) => years.between(from, to),
    nthWorkingDayAfter: (day, n) => {
      if (whole(n) < 1) throw new RangeError(`the number of working days must be at least 1, not ${n}`);
      return addWorkingDays(day, n);
    },
  };
}

function whole(n: number): number {
  if (Number.isSafeInteger(n)) return n;
  throw new RangeError(`working days are counted in whole numbers, not ${n}`);
}

interface CalendarYear {
  readonly holidays: ReadonlyMap<string, HolidayOn>;
  readonly working: readonly string[];
}

/** The years of one calendar, each made when it is first asked for. */
class CalendarYears {
  private readonly made = new Map<number, CalendarYear>();
  private readonly records = new Map<number, DayRecord[]>();
  private readonly rests: readonly number[];

  constructor({ recorded, workWeek = 5 }: CalendarOptions) {
    this.rests = workWeek === 6 ? [0] : [0, 6];
    for (const record of recorded) {
      const year = Number(record.day.slice(0, 4));
      this.records.set(year, [...(this.records.get(year) ?? []), record]);
    }
  }

  of(year: number): CalendarYear {
    const made = this.made.get(year) ?? this.make(year);
    this.made.set(year, made);
    return made;
  }

  works(day: string): boolean {
    const { working } = this.of(yearOf(day));
    return working[upTo(working, day) - 1] === day;
  }

  step(day: string, n: number): string {
    let year = yearOf(day);
    let { working } = this.of(year);
    const after = upTo(working, day);
    const itself = working[after - 1] === day;
    // The index in this year's list, which may lie outside of it.
    let index = n > 0 ? after + n - 1 : n === 0 && !itself ? after : after - (itself ? 1 : 0) + n;
    while (index >= working.length) {
      index -= working.length;
      ({ working } = this.of(checkYear(++year)));
    }
    while (index < 0) {
      ({ working } = this.of(checkYear(--year)));
      index += working.length;
    }
    return working[index]!;
  }

  between(from: string, to: string): number {
    const [first, last] = [yearOf(from), yearOf(to)];
    if (last < first) return -this.between(to, from);
    let count = upTo(this.of(last).working, to) - upTo(this.of(first).working, from);
    for (let year = first; year < last; year++) count += this.of(year).working.length;
    return count;
  }

  private make(year: number): CalendarYear {
    const holidays = this.holidays(year);
    const working: string[] = [];
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (holidays.get(day)?.works ?? !(holidays.has(day) || this.rests.includes(weekdayOf(day)))) {
        working.push(day);
      }
    }
    return { holidays, working };
  }

  private holidays(year: number): ReadonlyMap<string, HolidayOn> {
    const found = new Map<string, HolidayOn>();
    for (const known of knownHolidays(year).values()) {
      found.set(known.day, { ...known, kind: 'national', region: null, decree: null, works: false });
    }
    for (const { region, day, holiday } of this.records.get(year) ?? []) {
      if (holiday === null) found.delete(day);
      else found.set(day, { ...holiday, day, region, source: 'recorded' });
    }
    for (const day of decreedOtherwise(found)) found.delete(day);
    return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
  }
}

/**
 * The moon was sighted a day earlier or later than expected: the decree's day stands for the one that was computed.
 *
 * @returns expected days beside which the whole country has a national holiday on record that is no other computed one
 */
function decreedOtherwise(found: ReadonlyMap<string, HolidayOn>): string[] {
  const expected = [...found.values()].filter(({ source }) => source === 'expected');
  const stands = ({ day, name }: HolidayOn): boolean =>
    [-1, 1].some((by) => {
      const beside = found.get(addDays(day, by));
      if (beside?.source !== 'recorded' || beside.kind !== 'national' || beside.region !== NATION)
        return false;
      const computed = knownHolidays(yearOf(beside.day)).get(beside.day);
      return computed === undefined || feastOf(computed.name.en) === feastOf(name.en);
    });
  return expected.filter(stands).map(({ day }) => day);
}

/** @param days in order @returns how many are not after `day` */
function upTo(days: readonly string[], day: string): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
