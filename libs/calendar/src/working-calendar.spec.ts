import type { DayRecord } from '@app/programme';
import { addDays } from '@app/programme';
import fc from 'fast-check';
import { CalendarRangeError } from './range.js';
import { workingCalendar } from './working-calendar.js';

const PLACE = { zone: 'WIB', region: '33.10' } as const;
const holiday = (day: string, changes: object = {}, region = '00'): DayRecord => ({
  region,
  day,
  holiday: {
    kind: 'cuti-bersama',
    name: { id: 'Cuti bersama', en: 'Collective leave' },
    decree: null,
    works: false,
    ...changes,
  },
});
const gone = (day: string): DayRecord => ({ region: '00', day, holiday: null });
/** What the decree of 2026 (SKB 1497/2025, 2/2025, 5/2025) adds to and takes from what is computed. */
const DECREE_2026 = [
  ...['02-16', '03-18', '03-20', '03-23', '03-24', '05-15', '05-28', '12-24'].map((d) =>
    holiday(`2026-${d}`),
  ),
  ...['03-21', '03-22', '04-05'].map((d) => holiday(`2026-${d}`, { kind: 'national' })),
];
const of = (recorded: readonly DayRecord[] = [], workWeek: 5 | 6 = 5) =>
  workingCalendar({ ...PLACE, recorded, workWeek });
const plain = of();

describe('a working day', () => {
  it.each([
    ['2026-11-27', true],
    ['2026-11-28', false],
    ['2026-11-29', false],
    ['2026-12-25', false],
    ['2026-08-17', false],
  ])('%s: %s', (day, works) => expect(plain.isWorkingDay(day)).toBe(works));

  it('in a week of six days is Saturday too', () => {
    const six = of([], 6);
    expect(['2026-11-28', '2026-11-29', '2026-12-25'].map(six.isWorkingDay)).toEqual([true, false, false]);
  });

  it('is counted after the end of a quarter over weekends and holidays', () => {
    // 31 March 2026 is a Tuesday; Good Friday is 3 April.
    expect([1, 5, 10, 14].map((n) => plain.nthWorkingDayAfter('2026-03-31', n))).toEqual([
      '2026-04-01',
      '2026-04-08',
      '2026-04-15',
      '2026-04-21',
    ]);
  });

  it('is one that was only expected to be a holiday, once the decree has another day for it', () => {
    const national = { kind: 'national' };
    const sacrifice = of([holiday('2026-05-28', national)]);
    expect(['2026-05-27', '2026-05-28'].map(sacrifice.isWorkingDay)).toEqual([true, false]);
    const fitri = of([holiday('2026-03-21', national), holiday('2026-03-22', national)]);
    expect(['2026-03-19', '2026-03-20'].map(fitri.isWorkingDay)).toEqual([false, true]);
  });

  it('is not made of an expected holiday by another feast or a regional day beside it', () => {
    const regional = of([holiday('2026-05-28', { kind: 'regional' }, '33')]);
    expect(regional.isWorkingDay('2026-05-27')).toBe(false);
    // 1 June is Pancasila Day; Waisak of the day before is computed.
    expect(of([holiday('2026-06-01', { kind: 'national' })]).holidayOn('2026-05-31')).not.toBeNull();
  });

  it('of March 2026 follows the decree once it is recorded', () => {
    const decreed = of(DECREE_2026);
    expect([plain, decreed].map((each) => each.nthWorkingDayAfter('2026-03-17', 1))).toEqual([
      '2026-03-18',
      '2026-03-25',
    ]);
    expect(decreed.workingDaysBetween('2026-02-28', '2026-03-31')).toBe(22 - 5);
  });
});

describe('what was recorded', () => {
  it('adds a holiday, and says by whom', () => {
    const calendar = of([holiday('2026-11-25', { kind: 'regional', decree: 'SE 1/2026' }, '33.10')]);
    expect(calendar.isWorkingDay('2026-11-25')).toBe(false);
    expect(calendar.holidayOn('2026-11-25')).toEqual({
      day: '2026-11-25',
      kind: 'regional',
      name: { id: 'Cuti bersama', en: 'Collective leave' },
      source: 'recorded',
      region: '33.10',
      decree: 'SE 1/2026',
      works: false,
    });
  });

  it('moves a computed holiday', () => {
    const calendar = of([gone('2026-05-27'), holiday('2026-05-28', { kind: 'national' })]);
    expect(['2026-05-27', '2026-05-28'].map(calendar.isWorkingDay)).toEqual([true, false]);
    expect(calendar.holidayOn('2026-05-27')).toBeNull();
  });

  it('makes a Saturday or a holiday a day on which people work', () => {
    const works = { kind: 'regional', works: true };
    const calendar = of([holiday('2026-11-28', works, '33'), holiday('2026-12-25', works, '33')]);
    expect(['2026-11-28', '2026-12-25'].map(calendar.isWorkingDay)).toEqual([true, true]);
  });

  it('of the nearer region stands over that of the one above', () => {
    const above = holiday('2026-12-24');
    const calendar = of([above, holiday('2026-12-24', { kind: 'regional', works: true }, '33.10')]);
    expect([of([above]), calendar].map((each) => each.isWorkingDay('2026-12-24'))).toEqual([false, true]);
  });

  it('shows in the list of a year, in order', () => {
    const days = of(DECREE_2026)
      .holidaysOf(2026)
      .map(({ day }) => day);
    expect([days.length, [...days].sort()]).toEqual([17 + 8, days]);
  });
});

describe('what the calendar cannot answer', () => {
  it.each([
    ['1999-12-31', /2000 to 2100, not 1999/],
    ['2101-01-01', /2000 to 2100, not 2101/],
    ['2026-02-29', /no day of the calendar/],
    ['2026-2-9', /no day of the calendar/],
    ['banana', /no day of the calendar/],
  ])('%s is refused by every function', (day, message) => {
    const asked = [
      () => plain.isWorkingDay(day),
      () => plain.holidayOn(day),
      () => plain.addWorkingDays(day, 1),
      () => plain.workingDaysBetween('2026-01-01', day),
      () => plain.workingDaysBetween(day, '2026-01-01'),
    ];
    for (const ask of asked) {
      expect(ask).toThrow(CalendarRangeError);
      expect(ask).toThrow(message);
    }
  });

  it('is a day that lies beyond its last year, and a count that is no whole number', () => {
    expect(() => plain.addWorkingDays('2100-12-30', 5)).toThrow(/not 2101/);
    expect(() => plain.addWorkingDays('2000-01-03', -5)).toThrow(/not 1999/);
    expect(() => plain.addWorkingDays('2026-01-05', 1.5)).toThrow(/whole numbers/);
    expect(() => plain.nthWorkingDayAfter('2026-01-05', 0)).toThrow(/at least 1/);
    expect(() => plain.holidaysOf(1999)).toThrow(CalendarRangeError);
  });
});

describe('counting working days', () => {
  const FIRST = '2024-01-01';
  const days = fc.integer({ min: 0, max: 1500 }).map((n) => addDays(FIRST, n));
  const records = fc.array(
    fc
      .tuple(days, fc.constantFrom('off', 'works', 'gone'))
      .map(([day, what]) => (what === 'gone' ? gone(day) : holiday(day, { works: what === 'works' }))),
    { maxLength: 40 },
  );
  const calendars = fc.tuple(records, fc.constantFrom(5 as const, 6 as const));

  /** The day-by-day way of a person with a paper calendar. */
  function stepByStep(works: (day: string) => boolean, from: string, n: number): string {
    let day = from;
    if (n === 0) {
      while (!works(day)) day = addDays(day, 1);
      return day;
    }
    for (let left = Math.abs(n); left > 0;) {
      day = addDays(day, Math.sign(n));
      if (works(day)) left--;
    }
    return day;
  }

  it('leads where counting day by day leads', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: -300, max: 300 }), ([recorded, week], day, n) => {
        const calendar = of(recorded, week);
        expect(calendar.addWorkingDays(day, n)).toBe(stepByStep(calendar.isWorkingDay, day, n));
      }),
    );
  });

  it('counts back what was added, whatever day it began on', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 400 }), ([recorded, week], day, n) => {
        const calendar = of(recorded, week);
        expect(calendar.workingDaysBetween(day, calendar.addWorkingDays(day, n))).toBe(n);
      }),
    );
  });

  it('counts the same both ways, and adds up over a day between', () => {
    fc.assert(
      fc.property(calendars, days, days, days, ([recorded, week], a, b, c) => {
        const { workingDaysBetween: between } = of(recorded, week);
        expect([between(b, a) + between(a, b), between(a, b) + between(b, c)]).toEqual([0, between(a, c)]);
      }),
    );
  });

  it('rests on a recorded day as it was recorded last, for the country or nearer', () => {
    fc.assert(
      fc.property(records, (recorded) => {
        const calendar = of(recorded);
        const last = new Map(recorded.map((record) => [record.day, record]));
        for (const [day, { holiday: kept }] of last) {
          const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
          expect(calendar.isWorkingDay(day)).toBe(kept?.works ?? ![0, 6].includes(weekday));
        }
      }),
    );
  });
});
