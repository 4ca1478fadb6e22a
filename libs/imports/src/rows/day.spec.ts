import fc from 'fast-check';
import { instantOf } from '../xlsx/date-number.js';
import { isDateFormat } from '../xlsx/styles.js';
import { dayFrom, dayOfInstant } from './day.js';

const read = (...cell: Parameters<typeof dayFrom>) => {
  const found = dayFrom(...cell);
  return 'day' in found ? found.day : found.code;
};

describe('a day as it is written', () => {
  it.each([
    ['2026-11-24', '2026-11-24'],
    [' 2026-11-24 ', '2026-11-24'],
    ['2026-11-24T08:30:00.000+07:00', '2026-11-24'],
    ['24/11/2026', '2026-11-24'],
    ['11/24/2026', '2026-11-24'],
    ['24.11.2026', '2026-11-24'],
    ['4-4-2026', '2026-04-04'],
    ['24 November 2026', '2026-11-24'],
    ['1 Mei 2026', '2026-05-01'],
    ['17 Agt 2026', '2026-08-17'],
    ['3/4/2026', 'date-ambiguous'],
    ['2026-02-30', 'date-impossible'],
    ['31/11/2026', 'date-impossible'],
    ['1899-12-31', 'date-impossible'],
    ['46350', 'date-as-number'],
    ['24/11-2026', 'date-unreadable'],
    ['24/11/26', 'date-unreadable'],
    ['24 Novemberish 2026', 'date-unreadable'],
    ['kemarin', 'date-unreadable'],
  ])('%s is %s', (written, day) => expect(read(written)).toBe(day));

  it('is read in the order that is said', () => {
    expect(read('3/4/2026', 'dmy')).toBe('2026-04-03');
    expect(read('3/4/2026', 'mdy')).toBe('2026-03-04');
    expect(read('24/11/2026', 'mdy')).toBe('date-impossible');
  });

  it('is the day where the instant was written, and else the place of the survey', () => {
    const day = (words: string, utc: boolean) => dayOfInstant(words, utc, 7);
    expect(day('2026-11-24T23:30:00.000+07:00', true)).toEqual({ day: '2026-11-24' });
    expect(day('2026-11-23T18:30:00', true)).toEqual({ day: '2026-11-24' });
    expect(day('2026-11-23T18:30:00.123Z', false)).toEqual({ day: '2026-11-24' });
    expect(day('2026-11-23 16:59', true)).toEqual({ day: '2026-11-23' });
    expect(day('2026-11-23T18:30:00', false)).toEqual({ day: '2026-11-23' });
    expect(day('2026-13-23T18:30:00', true)).toMatchObject({ code: 'date-impossible' });
  });
});

describe("a spreadsheet's count of days", () => {
  it('agrees with the calendar in both systems', () => {
    const after = fc.date({ min: new Date('1904-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(after, (date) => {
        const day = date.toISOString().slice(0, 10);
        const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
        expect(instantOf(days + 25_569, false)).toBe(`${day}T00:00:00`);
        expect(instantOf(days + 24_107, true)).toBe(`${day}T00:00:00`);
      }),
    );
  });

  it('knows the day that never was, and the days before it', () => {
    expect([1, 59, 60, 60.5, 61].map((serial) => instantOf(serial, false))).toEqual([
      '1900-01-01T00:00:00',
      '1900-02-28T00:00:00',
      null,
      null,
      '1900-03-01T00:00:00',
    ]);
    expect([0, -1, 1e9, NaN].map((serial) => instantOf(serial, false))).toEqual([null, null, null, null]);
    expect(instantOf(46350.3541666667, false)).toBe('2026-11-24T08:30:00');
  });
});

describe('a number format', () => {
  it.each([
    ['yyyy-mm-dd', true],
    ['[$-421]d mmmm yyyy;@', true],
    ['[h]:mm', true],
    ['General', false],
    ['0.00', false],
    ['"Rp "#,##0;[Red]\\-"hari"#,##0', false],
    ['[$Rp-421]#,##0_);@', false],
    ['0;"mm"', false],
  ])('%s shows a date: %s', (code, dated) => expect(isDateFormat(code)).toBe(dated));
});
