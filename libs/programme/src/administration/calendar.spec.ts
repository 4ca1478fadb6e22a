import type { RegionCommand } from '@app/contracts';
import { cadenceNames, cadenceParameters } from '@app/contracts';
import { given, type Given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import type { RegionFacts } from './calendar-rulings.js';
import { cadenceOf, calendarRegions, recordedDays, type RegionChain } from './calendar-state.js';
import type { RegionEvent } from './events.js';
import { regionDecider, type RegionState } from './region.js';

const NAME = { id: 'Hari Jadi Klaten', en: 'Founding of Klaten' };
const DAY = '2026-07-28';
type Data<T extends RegionCommand['type']> = Extract<RegionCommand, { type: T }>['data'];
type HolidayData = Data<'record-holiday'>;
const record = (changes: Partial<HolidayData> = {}) =>
  ({
    type: 'record-holiday',
    data: { region: '33.10', day: DAY, kind: 'regional', name: NAME, ...changes },
  }) as const;
const national = (day: string) => record({ region: '00', day, kind: 'national' });
const remove = (region: string, day = DAY) =>
  ({ type: 'remove-holiday', data: { region, day, reason: 'Salah catat' } }) as const;
const cadence = (changes: Partial<Data<'set-cadence'>> = {}) =>
  ({
    type: 'set-cadence',
    data: { region: '33.10', parameter: 'cycle-evidence', value: 7, reason: 'Sentra tersebar', ...changes },
  }) as const;
const recorded = (changes: Partial<HolidayData> = {}) =>
  event('HolidayRecorded', record(changes).data) as RegionEvent;
const removed = (region: string, day = DAY) =>
  event('HolidayRemoved', remove(region, day).data) as RegionEvent;
const set = (changes: Partial<Data<'set-cadence'>> = {}) =>
  event('CadenceSet', cadence(changes).data) as RegionEvent;

const NOTHING_ABOVE: RegionFacts = { knownHoliday: () => false, above: [] };
const CHRISTMAS: RegionFacts = { knownHoliday: (day) => day === '2026-12-25', above: [] };
const when = (
  history: readonly Given<RegionEvent>[],
  command: RegionCommand,
  facts: RegionFacts = NOTHING_ABOVE,
) => given(regionDecider, history).when(command, {}, facts);
const stateOf = (...history: RegionEvent[]): RegionState => given(regionDecider, history).state;

describe('recording a holiday', () => {
  it('keeps it under its day', () => {
    const state = when([], record({ decree: 'Perda 1/2007' })).then([recorded({ decree: 'Perda 1/2007' })]);
    expect(state.days).toEqual({
      [DAY]: { kind: 'regional', name: NAME, decree: 'Perda 1/2007', works: false },
    });
  });

  it('may be done again with another text, and not with the same', () => {
    when([recorded()], record({ works: true })).then([recorded({ works: true })]);
    when([recorded()], record({ works: false })).thenRefused('record-holiday-refused', ['holiday-recorded']);
  });

  it.each([
    ['a national one of a region', { kind: 'national' }, ['holiday-of-the-country']],
    ['collective leave of a region', { kind: 'cuti-bersama' }, ['holiday-of-the-country']],
    ['a regional one of the country', { region: '00' }, ['holiday-of-no-region']],
    ['a day before the calendar', { day: '1999-12-31' }, ['day-outside-calendar']],
    ['a day after it', { day: '2101-01-01' }, ['day-outside-calendar']],
  ] as const)('refuses %s', (_, changes, reasons) => {
    when([], record(changes)).thenRefused('record-holiday-refused', reasons);
  });

  it('of the past is allowed: a decree may be late', () => {
    expect(when([], record({ day: '2025-07-28' })).decision.ok).toBe(true);
  });
});

describe('removing a holiday', () => {
  it('of a region takes its own away', () => {
    expect(when([recorded()], remove('33.10')).then([removed('33.10')]).days).toEqual({});
  });

  it('of the country also takes one away that is computed: it was moved', () => {
    const state = when([], remove('00', '2026-12-25'), CHRISTMAS).then([removed('00', '2026-12-25')]);
    expect(state.days).toEqual({ '2026-12-25': null });
    const again = given(regionDecider, [removed('00', '2026-12-25')]);
    again
      .when(remove('00', '2026-12-25'), {}, CHRISTMAS)
      .thenRefused('remove-holiday-refused', ['no-such-holiday']);
  });

  it('refuses a day without one, and in a region one that is not its own, with what to do', () => {
    when([], remove('00')).thenRefused('remove-holiday-refused', ['no-such-holiday']);
    const { decision } = when([], remove('33.10', '2026-12-25'), CHRISTMAS);
    expect(decision).toMatchObject({
      ok: false,
      refusal: { reasons: [{ code: 'no-such-holiday', text: { en: expect.stringContaining('works') } }] },
    });
  });
});

describe('importing holidays', () => {
  const file = (...days: string[]) =>
    ({
      type: 'import-holidays',
      data: {
        region: '00',
        holidays: days.map((day) => ({ day, kind: 'national' as const, name: NAME })),
      },
    }) as const;

  it('records each, and leaves those that are there', () => {
    const there = event('HolidayRecorded', national('2026-03-21').data) as RegionEvent;
    const state = when([there], file('2026-03-21', '2026-03-22')).then([
      event('HolidayRecorded', national('2026-03-22').data) as RegionEvent,
    ]);
    expect(Object.keys(state.days)).toEqual(['2026-03-21', '2026-03-22']);
    given(regionDecider, [there]).when(file('2026-03-21'), {}, NOTHING_ABOVE).thenNothing();
  });

  it('refuses the whole list for one that is wrong, and names each', () => {
    const { decision } = when([], file('2026-03-21', '1990-03-22', '2026-03-21'));
    expect(decision).toMatchObject({
      ok: false,
      refusal: {
        reasons: [
          { code: 'day-outside-calendar', field: '/holidays/1/day' },
          { code: 'day-repeated', field: '/holidays/2/day' },
        ],
      },
    });
  });
});

describe('the cadence', () => {
  it('is set, and given back to the region above', () => {
    const state = when([], cadence()).then([set()]);
    expect(state.cadence).toEqual({ 'cycle-evidence': 7 });
    expect(when([set()], cadence({ value: null })).then([set({ value: null })]).cadence).toEqual({});
  });

  it.each([
    ['a fraction', { value: 2.5 }, ['cadence-out-of-range']],
    ['a count below its bounds', { value: 0 }, ['cadence-out-of-range']],
    ['an hour that does not exist', { parameter: 'quiet-from', value: 24 }, ['cadence-out-of-range']],
    ['a week of four days', { parameter: 'work-week', value: 4 }, ['cadence-out-of-range']],
    ['evidence after its submission', { value: 11 }, ['cadence-out-of-order']],
    ['a decision before the submission', { parameter: 'cycle-review', value: 9 }, ['cadence-out-of-order']],
    ['quiet hours without an hour', { parameter: 'quiet-from', value: 7 }, ['quiet-hours-empty']],
    ['giving back what was never set', { value: null }, ['value-unchanged']],
  ] as const)('refuses %s', (_, changes, reasons) => {
    when([], cadence(changes)).thenRefused('set-cadence-refused', reasons);
  });

  it('refuses the number that the region has set, and names the bounds of one that is out of them', () => {
    when([set()], cadence()).thenRefused('set-cadence-refused', ['value-unchanged']);
    const { decision } = when([], cadence({ parameter: 'step-idle', value: 3 }));
    expect(decision).toMatchObject({ refusal: { reasons: [{ params: { min: 7, max: 365, unit: 'day' } }] } });
  });

  it('is held against the numbers of the regions above', () => {
    const above: RegionChain = [{ region: '33', state: stateOf(set({ region: '33', value: 9 })) }];
    when([], cadence({ parameter: 'cycle-submission', value: 8 }), { ...NOTHING_ABOVE, above }).thenRefused(
      'set-cadence-refused',
      ['cadence-out-of-order'],
    );
  });

  it('has published numbers within their own bounds and order', () => {
    const wrong = cadenceNames.filter((name) => {
      const { min, max, default: usual } = cadenceParameters[name];
      return !(min <= usual && usual <= max);
    });
    const published = Object.fromEntries(cadenceNames.map((name) => [name, cadenceParameters[name].default]));
    expect([wrong, cadenceOf([])]).toEqual([[], published]);
  });

  it('of a region is the nearest number, raised to what it must follow', () => {
    const chain: RegionChain = [
      {
        region: '00',
        state: stateOf(set({ region: '00', value: 6 }), set({ parameter: 'grace', value: 4 })),
      },
      { region: '33', state: null },
      { region: '33.10', state: stateOf(set({ value: 12 })) },
    ];
    const { grace, ...rest } = cadenceOf(chain);
    expect([grace, rest['cycle-evidence'], rest['cycle-submission'], rest['cycle-review']]).toEqual([
      4, 12, 12, 14,
    ]);
  });
});

describe("a region's calendar", () => {
  it('rests on the country and every region above', () => {
    expect(['00', '33', '33.10.02'].map(calendarRegions)).toEqual([
      ['00'],
      ['00', '33'],
      ['00', '33', '33.10', '33.10.02'],
    ]);
  });

  it('names the days of the chain, widest region first', () => {
    const chain: RegionChain = [
      { region: '00', state: stateOf(removed('00', '2026-05-27')) },
      { region: '33.10', state: stateOf(recorded()) },
    ];
    expect(recordedDays(chain)).toEqual([
      { region: '00', day: '2026-05-27', holiday: null },
      {
        region: '33.10',
        day: DAY,
        holiday: { kind: 'regional', name: NAME, decree: null, works: false },
      },
    ]);
  });
});
