import { derivedCommandId } from './command-id.js';
import { describeFault, isTransient } from './fault.js';
import { backoff, pause, Signal } from './signal.js';

const refusedBy = (code: string, special: object = {}) =>
  Object.assign(new Error('value "Siti Rahma" is wrong'), { severity: 'ERROR', code, ...special });

test.each([
  ['a server that shuts down', refusedBy('57P01')],
  ['a deadlock', refusedBy('40P01')],
  ['a missing table', refusedBy('42P01')],
  ['a missing privilege', refusedBy('42501')],
  ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['a lost connection', new Error('Connection terminated unexpectedly')],
  ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
  ['a store that does not answer', Object.assign(new Error('x'), { name: 'StoreUnavailableError' })],
])('%s is not the fault of an entry', (_what, error) => {
  expect(isTransient(error)).toBe(true);
});

test.each([
  ['a value out of range', refusedBy('22003')],
  ['a broken constraint', refusedBy('23514')],
  ['a mistake in the code', new TypeError('x is undefined')],
  ['something thrown that is no error', 'x'],
])('%s is', (_what, error) => {
  expect(isTransient(error)).toBe(false);
});

test('of a refusal by PostgreSQL the place is kept, not the value', () => {
  const fault = describeFault(
    refusedBy('23514', { table: 'held', constraint: 'held_check', detail: 'Siti' }),
  );
  expect(fault).toEqual({ code: '23514', message: 'PostgreSQL refused, table held, constraint held_check' });
});

test('of an error in code the class and the line are kept, without folders', () => {
  const fault = describeFault(new RangeError('Siti Rahma'));
  expect(fault).toEqual({
    code: 'RangeError',
    message: expect.stringMatching(/^RangeError at fault\.spec\.ts:\d+$/),
  });
});

test('only an error that says so has its message kept', () => {
  expect(describeFault(Object.assign(new Error('told'), { safe: true, name: 'Told' }))).toEqual({
    code: 'Told',
    message: 'told',
  });
  expect(describeFault('Siti Rahma')).toEqual({ code: 'string', message: 'string at an unknown place' });
});

test('a command id is the same for the same cause, reactor and target, and only then', () => {
  const ids = [
    derivedCommandId('lapse', 'source-1', 'target'),
    derivedCommandId('lapse', 'source-1', 'target'),
    derivedCommandId('lapse', 'source-2', 'target'),
    derivedCommandId('other', 'source-1', 'target'),
    derivedCommandId('lapse', 'source-1', 'elsewhere'),
  ];
  expect(new Set(ids).size).toBe(4);
  // Written down: a change of the namespace or of the form would repeat every effect there ever was.
  expect(ids[0]).toBe('8be7f31b-0923-51e1-af3a-a0e4dec31adb');
});

test('a signal wakes those who wait, and an abort ends a pause', async () => {
  const signal = new Signal();
  const waiting = [signal.wait(60_000), signal.wait(60_000)];
  signal.raise();
  expect(await Promise.all(waiting)).toEqual([true, true]);
  expect(await signal.wait(0)).toBe(false);
  const stop = new AbortController();
  const pausing = pause(60_000, stop.signal);
  stop.abort();
  expect(await pausing).toBe(false);
});

test('pauses double up to a cap', () => {
  expect([1, 2, 3, 7, 1_000].map((attempt) => backoff(attempt))).toEqual([100, 200, 400, 5_000, 5_000]);
});
