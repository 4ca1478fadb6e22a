import { SimulatedClock, systemClock } from './clock.js';

const START = '2026-03-31T09:00:00.000Z';

describe('systemClock', () => {
  it('answers the present in UTC with milliseconds', () => {
    const before = Date.now();
    const now = systemClock.now();
    expect(now).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});

describe('SimulatedClock', () => {
  it('stands still until it is moved', () => {
    const clock = new SimulatedClock(START);
    expect([clock.now(), clock.now()]).toEqual([START, START]);
  });

  it('moves on by milliseconds and to a moment', () => {
    const clock = new SimulatedClock(START);
    clock.advance(1);
    expect(clock.now()).toBe('2026-03-31T09:00:00.001Z');
    clock.set('2026-04-01T00:00:00Z');
    expect(clock.now()).toBe('2026-04-01T00:00:00.000Z');
  });

  it('reads a moment with the offset of Jakarta', () => {
    expect(new SimulatedClock('2026-03-31T16:00:00+07:00').now()).toBe(START);
  });

  it('may be set to where it stands', () => {
    const clock = new SimulatedClock(START);
    clock.set(START);
    expect(clock.now()).toBe(START);
  });

  it.each([
    ['set backwards', (clock: SimulatedClock) => clock.set('2026-03-31T08:59:59.999Z')],
    ['advanced backwards', (clock: SimulatedClock) => clock.advance(-1)],
    ['advanced by no number', (clock: SimulatedClock) => clock.advance(Number.NaN)],
    ['set without a zone', (clock: SimulatedClock) => clock.set('2027-01-01T00:00:00')],
    ['set to a day that does not exist', (clock: SimulatedClock) => clock.set('2027-02-30T00:00:00Z')],
  ])('refuses to be %s and keeps its time', (_, move) => {
    const clock = new SimulatedClock(START);
    expect(() => move(clock)).toThrow(RangeError);
    expect(clock.now()).toBe(START);
  });
});
