import fc from 'fast-check';
import { CalendarRangeError } from './range.js';
import { nextMoment } from './quiet-hours.js';
import { wallTime } from './wall-clock.js';
import { workingCalendar } from './working-calendar.js';

const NIGHT = { from: '20:00', until: '07:00' };
const calendar = workingCalendar({ zone: 'WIB', region: '33.10', recorded: [] });

describe('a notice that can wait', () => {
  it.each([
    ['by day goes out at once', '2026-11-24T05:30:15.250Z', '2026-11-24T05:30:15.250Z'],
    ['at 19:59 goes out at once', '2026-11-24T12:59:59.000Z', '2026-11-24T12:59:59.000Z'],
    ['at 20:00 waits for the morning', '2026-11-24T13:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['after midnight waits for the same morning', '2026-11-24T20:00:00.000Z', '2026-11-25T00:00:00.000Z'],
    ['at 07:00 goes out at once', '2026-11-25T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  ])('%s', (_, asked, goes) => expect(nextMoment(asked, 'WIB', NIGHT)).toBe(goes));

  it('waits for the morning of its reader: WIB, WITA and WIT', () => {
    const at = '2026-11-24T20:00:00.000Z';
    expect((['WIB', 'WITA', 'WIT'] as const).map((zone) => nextMoment(at, zone, NIGHT))).toEqual([
      '2026-11-25T00:00:00.000Z',
      '2026-11-24T23:00:00.000Z',
      '2026-11-24T22:00:00.000Z',
    ]);
  });

  it('waits for a working day, when it goes by a calendar', () => {
    // Friday night, then Christmas Eve's night: 25 December 2026 is a Friday.
    expect(nextMoment('2026-11-27T14:00:00.000Z', 'WIB', NIGHT, calendar)).toBe('2026-11-30T00:00:00.000Z');
    expect(nextMoment('2026-12-24T14:00:00.000Z', 'WIB', NIGHT, calendar)).toBe('2026-12-28T00:00:00.000Z');
  });

  it('knows quiet hours within one day, and days without any', () => {
    const noon = { from: '11:30', until: '13:00' };
    expect(nextMoment('2026-11-24T05:00:00.000Z', 'WIB', noon)).toBe('2026-11-24T06:00:00.000Z');
    const none = { from: '00:00', until: '00:00' };
    expect(nextMoment('2026-11-24T17:00:00.000Z', 'WIB', none)).toBe('2026-11-24T17:00:00.000Z');
  });
});

describe('where clocks change', () => {
  const BERLIN = 'Europe/Berlin';

  it('the night is an hour shorter in March and longer in October, the morning is at seven', () => {
    expect(nextMoment('2026-03-28T20:00:00.000Z', BERLIN, NIGHT)).toBe('2026-03-29T05:00:00.000Z');
    expect(nextMoment('2026-10-24T20:00:00.000Z', BERLIN, NIGHT)).toBe('2026-10-25T06:00:00.000Z');
  });

  it('an hour that is skipped ends at the change', () => {
    const until = { from: '20:00', until: '02:30' };
    expect(nextMoment('2026-03-29T00:10:00.000Z', BERLIN, until)).toBe('2026-03-29T01:00:00.000Z');
  });

  it('an hour that comes twice ends the first time, or the second when that is over', () => {
    const until = { from: '20:00', until: '02:30' };
    expect(nextMoment('2026-10-25T00:10:00.000Z', BERLIN, until)).toBe('2026-10-25T00:30:00.000Z');
    expect(nextMoment('2026-10-25T01:10:00.000Z', BERLIN, until)).toBe('2026-10-25T01:30:00.000Z');
  });

  it('a midnight that is skipped does not stop it', () => {
    // Cairo: 24 April 2026 begins at one o'clock.
    const rest = { isWorkingDay: (day: string) => day >= '2026-04-24' };
    const none = { from: '00:00', until: '00:00' };
    expect(nextMoment('2026-04-23T10:00:00.000Z', 'Africa/Cairo', none, rest)).toBe(
      '2026-04-23T22:00:00.000Z',
    );
  });

  it('it is always the first minute that is not quiet', () => {
    const zones = fc.constantFrom('WIT', BERLIN, 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo');
    const clock = fc.integer({ min: 0, max: 1439 }).map((m) => {
      const two = (n: number) => String(n).padStart(2, '0');
      return `${two(Math.floor(m / 60))}:${two(m % 60)}`;
    });
    // Whole minutes of 2026: every change of clocks of these zones lies on one.
    const instants = fc.integer({ min: 0, max: 525_599 }).map((m) => Date.UTC(2026, 0, 1) + m * 60_000);
    const quiet = (time: string, { from, until }: typeof NIGHT) =>
      from <= until ? from <= time && time < until : !(until <= time && time < from);
    fc.assert(
      fc.property(instants, zones, clock, clock, (ms, zone, from, until) => {
        let first = ms;
        while (quiet(wallTime(first, zone).time, { from, until })) first += 60_000;
        const found = nextMoment(new Date(ms).toISOString(), zone, { from, until });
        expect(found).toBe(new Date(first).toISOString());
      }),
      { numRuns: 60, examples: [[Date.UTC(2026, 9, 25, 1, 10), BERLIN, '20:00', '02:30']] },
    );
  });
});

describe('what cannot be', () => {
  it.each([
    ['a zone that does not exist', '2026-11-24T05:00:00Z', 'Asia/Semarang', NIGHT, /no time zone/],
    [
      'an hour that does not exist',
      '2026-11-24T05:00:00Z',
      'WIB',
      { from: '24:00', until: '07:00' },
      /HH:MM/,
    ],
    ['an instant that is none', 'besok', 'WIB', NIGHT, /not readable/],
  ])('%s is refused', (_, instant, zone, quiet, message) => {
    expect(() => nextMoment(instant, zone, quiet)).toThrow(CalendarRangeError);
    expect(() => nextMoment(instant, zone, quiet)).toThrow(message);
  });
});
