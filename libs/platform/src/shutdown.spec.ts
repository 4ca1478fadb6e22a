import { EventEmitter, once } from 'node:events';
import { jest } from '@jest/globals';
import { Shutdown } from './shutdown.js';

/** A shutdown whose signals and exit are ours. `exited` settles with the exit code. */
function stage(timeLimit = 60_000) {
  const signals = new EventEmitter() as unknown as NodeJS.Process;
  const codes = new EventEmitter();
  const exited = once(codes, 'exit').then(([code]) => code as number);
  const shutdown = new Shutdown({ timeLimit, signals, exit: (code) => codes.emit('exit', code) });
  shutdown.listen();
  return { shutdown, exited, signal: (name: NodeJS.Signals) => signals.emit(name, name) };
}

describe('Shutdown', () => {
  afterEach(() => jest.useRealTimers());

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'on %s closes in reverse order and ends with 0',
    async (name) => {
      const { shutdown, exited, signal } = stage();
      const order: string[] = [];
      shutdown.add('database', () => order.push('database'));
      shutdown.add('server', async () => order.push('server'));
      signal(name);
      expect(await exited).toBe(0);
      expect(order).toEqual(['server', 'database']);
    },
  );

  it('closes the others when one fails, and ends with 1', async () => {
    const { shutdown, exited, signal } = stage();
    const closed: string[] = [];
    shutdown.add('first', () => closed.push('first'));
    shutdown.add('broken', () => Promise.reject(new Error('no')));
    signal('SIGTERM');
    expect(await exited).toBe(1);
    expect(closed).toEqual(['first']);
  });

  it('closes once, however often it is asked', async () => {
    const { shutdown } = stage();
    const close = jest.fn();
    shutdown.add('only', close);
    expect(await Promise.all([shutdown.close(), shutdown.close()])).toEqual([0, 0]);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('takes the same Ctrl-C handed on by npm for one, and a later one for "at once"', async () => {
    jest.useFakeTimers();
    const { shutdown, exited, signal } = stage();
    shutdown.add('stuck', () => new Promise(() => {}));
    signal('SIGINT');
    jest.advanceTimersByTime(50);
    signal('SIGINT');
    jest.advanceTimersByTime(1000);
    let code: number | undefined;
    void exited.then((value) => (code = value));
    await Promise.resolve();
    expect(code).toBeUndefined();
    signal('SIGINT');
    expect(await exited).toBe(130);
  });

  it('gives up after the time limit with 1', async () => {
    jest.useFakeTimers();
    const { shutdown } = stage(5000);
    shutdown.add('stuck', () => new Promise(() => {}));
    const code = shutdown.close();
    jest.advanceTimersByTime(5000);
    expect(await code).toBe(1);
  });
});
