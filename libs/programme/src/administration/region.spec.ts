import type { RegionCommand } from '@app/contracts';
import { given, type Given } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import type { RegionEvent } from './events.js';
import { regionDecider } from './region.js';

type Change = Partial<Extract<RegionCommand, { type: 'override-parameter' }>['data']>;
const override = (changes: Change = {}) =>
  ({
    type: 'override-parameter',
    data: {
      region: '33.10',
      criterion: 'fpk-organs-diverse',
      parameter: 'minKinds',
      value: 2,
      reason: 'Kabupaten kecil',
      ...changes,
    },
  }) as const;
const reset = (changes: Change = {}) => {
  const { value: _, ...data } = { ...override().data, ...changes };
  return { type: 'reset-parameter', data } as const;
};
const overridden = (changes: Change = {}) =>
  event('ParameterOverridden', override(changes).data) as RegionEvent;
const when = (history: readonly Given<RegionEvent>[], command: RegionCommand, effectiveAt?: string) =>
  given(regionDecider, history).when(command, effectiveAt === undefined ? {} : { effectiveAt });
const size = (parameter: string, value: number) => ({ criterion: 'fkak-size', parameter, value });

describe("overriding a criterion's number in a region", () => {
  it('puts it in place of the published one', () => {
    const state = when([], override()).then([overridden()]);
    expect(state.overrides).toEqual({ 'fpk-organs-diverse': { minKinds: 2 } });
  });

  it('may be done again, and keeps the numbers beside it', () => {
    const history = [overridden(size('min', 8)), overridden(size('max', 30))];
    const state = when(history, override(size('min', 9))).then([overridden(size('min', 9))]);
    expect(state.overrides).toEqual({ 'fkak-size': { min: 9, max: 30 } });
  });

  it('takes the number of a sustained duty too', () => {
    const duty = { criterion: 'fpk-prepares', parameter: 'min', value: 3 };
    expect(when([], override(duty)).decision.ok).toBe(true);
  });

  it.each([
    ['an unknown criterion', { criterion: 'fpk-unknown' }, ['unknown-criterion']],
    ['an unknown parameter', { parameter: 'maxKinds' }, ['unknown-parameter']],
    [
      'a parameter that is no number',
      { criterion: 'fpk-vision-aligned', parameter: 'topics' },
      ['unknown-parameter'],
    ],
    [
      'a criterion without numbers',
      { criterion: 'fpk-no-honorarium', parameter: 'min' },
      ['unknown-parameter'],
    ],
    ['a fraction of a count', { value: 2.5 }, ['not-a-count']],
    [
      'a share above the whole',
      { criterion: 'fpk-vision-aligned', parameter: 'minAttendance', value: 1.01 },
      ['not-a-share'],
    ],
    ['a lower bound above the target', size('min', 16), ['bounds-out-of-order']],
    ['a target above the upper bound', size('target', 21), ['bounds-out-of-order']],
    ['an upper bound below the target', size('max', 14), ['bounds-out-of-order']],
  ])('refuses %s', (_, changes, reasons) => {
    when([], override(changes)).thenRefused('override-parameter-refused', reasons);
  });

  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'takes no name that every object has for a parameter: %s',
    (parameter) => {
      for (const value of [0, 1, 2]) {
        when([], override({ parameter, value })).thenRefused('override-parameter-refused', [
          'unknown-parameter',
        ]);
      }
      when([overridden()], reset({ parameter })).thenRefused('reset-parameter-refused', [
        'unknown-parameter',
      ]);
    },
  );

  it('takes bounds that meet, and a share that is the whole', () => {
    for (const changes of [size('min', 15), size('max', 15), size('target', 10), size('target', 20)]) {
      expect(when([], override(changes)).decision.ok).toBe(true);
    }
    const whole = { criterion: 'fpk-vision-aligned', parameter: 'minAttendance', value: 1 };
    expect(when([], override(whole)).decision.ok).toBe(true);
  });

  it('holds bounds against those that the region has already', () => {
    when([overridden(size('max', 30))], override(size('target', 25))).then([overridden(size('target', 25))]);
    when([overridden(size('target', 12))], override(size('min', 13))).thenRefused(
      'override-parameter-refused',
      ['bounds-out-of-order'],
    );
  });

  it('names the numbers that the criterion has', () => {
    const { decision } = when([], override({ parameter: 'x' }));
    expect(decision).toMatchObject({
      refusal: { reasons: [{ field: '/parameter', params: { numbers: ['minKinds'] } }] },
    });
  });

  it('refuses the number that is in force already, not the one that is published', () => {
    when([overridden()], override()).thenRefused('override-parameter-refused', ['value-unchanged']);
    expect(when([], override({ value: 3 })).decision.ok).toBe(true);
  });

  it('refuses a time ahead', () => {
    when([], override(), '2026-04-01T00:00:00Z').thenRefused('override-parameter-refused', [
      'effective-in-future',
    ]);
  });
});

describe('resetting a number', () => {
  it('gives the published one back', () => {
    const state = when([overridden()], reset()).then([event('ParameterReset', reset().data) as RegionEvent]);
    expect(state.overrides['fpk-organs-diverse']).toEqual({});
  });

  it.each([
    ['one that is not overridden', [], {}, ['not-overridden']],
    ['another of the same criterion', [overridden(size('min', 8))], size('max', 20), ['not-overridden']],
    ['an unknown criterion', [], { criterion: 'x' }, ['unknown-criterion', 'not-overridden']],
  ])('refuses %s', (_, history: readonly Given<RegionEvent>[], changes, reasons) => {
    when(history, reset(changes)).thenRefused('reset-parameter-refused', reasons);
  });

  it('refuses a bound that the others have left behind', () => {
    const history = [overridden(size('max', 30)), overridden(size('target', 25))];
    when(history, reset(size('max', 0))).thenRefused('reset-parameter-refused', ['bounds-out-of-order']);
    expect(when(history, reset(size('target', 0))).decision.ok).toBe(true);
  });

  it('refuses a time ahead', () => {
    when([overridden()], reset(), '2026-04-01T00:00:00Z').thenRefused('reset-parameter-refused', [
      'effective-in-future',
    ]);
  });
});

it('a reset of what was never overridden is corruption', () => {
  expect(() => given(regionDecider, [event('ParameterReset', reset().data) as RegionEvent])).toThrow(
    /does not accept/,
  );
});
