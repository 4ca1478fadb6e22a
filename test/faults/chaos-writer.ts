// A process of the chaos test: three writers append through the store, one through transactions that it keeps open
// for a random while before COMMIT, so that entries become visible in another order than that of their ids.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogPool, MasterKey, openEventStore } from '@app/event-store';
import { insertEntries } from '../../libs/event-store/src/append/statements.js';
import type { Acknowledged } from './check-delivery.js';
import { noteRegistry, noteRequest } from './notes.js';
import { seededRandom } from './random.js';

export interface WriterTask {
  readonly appUrl: string;
  readonly seed: number;
  /** Appends of each of the three writers through the store. */
  readonly fast: number;
  /** Appends of the writer that commits late. */
  readonly slow: number;
  /** A stream that writers of all processes race for. */
  readonly contended: string;
}

const FAST_WRITERS = 3;
/** Appends that one writer has on their way at once. */
const IN_FLIGHT = 12;
const SLOW_IN_FLIGHT = 6;

const task = JSON.parse(process.argv[2]!) as WriterTask;
const opened = openEventStore({
  appUrl: task.appUrl,
  registry: noteRegistry,
  master: new MasterKey(Buffer.alloc(32, 1)),
  patience: 60_000,
});
const acknowledged: Acknowledged[] = [];

/** Splits work over loops that run side by side, each with its own randomness. */
async function sideBySide(
  total: number,
  loops: number,
  seed: number,
  loop: (count: number, random: () => number) => Promise<void>,
): Promise<void> {
  const shares = Array.from({ length: loops }, (_, index) => Math.floor((total + index) / loops));
  await Promise.all(shares.map((count, index) => loop(count, seededRandom(seed * 1_000 + index))));
}

async function appendThroughStore(count: number, random: () => number): Promise<void> {
  const own = randomUUID();
  let version = 0;
  for (let done = 0; done < count; done++) {
    if (random() < 0.1) await delay(random() * 5);
    if (random() < 0.005) await appendToContended();
    else await appendAt(own, version++);
  }
}

async function appendAt(stream: string, expectedVersion: number): Promise<number | null> {
  const result = await opened.store.append(noteRequest(stream, expectedVersion));
  if (result.status === 'appended') {
    acknowledged.push(result.receipt);
    return null;
  }
  if (result.status === 'conflict') return result.actual;
  throw new Error(`unexpected: ${JSON.stringify(result)}`);
}

/** Decides anew on what it sees after each lost race. */
async function appendToContended(): Promise<void> {
  let expected: number | null = (await opened.store.readStream(task.contended)).at(-1)?.version ?? 0;
  while (expected !== null) expected = await appendAt(task.contended, expected);
}

async function appendLate(count: number, random: () => number): Promise<void> {
  const own = randomUUID();
  const client = await slowPool.connect();
  for (let version = 0; version < count; version++) {
    const entry = await opened.store.codec.encode(noteRequest(own, version));
    await client.query('begin');
    const [row] = await insertEntries(client, [entry]);
    await delay(random() * 25);
    await client.query('commit');
    acknowledged.push(row!);
  }
  client.release();
}

const slowPool = createLogPool({ connectionString: task.appUrl, max: SLOW_IN_FLIGHT });
await Promise.all([
  ...Array.from({ length: FAST_WRITERS }, (_, writer) =>
    sideBySide(task.fast, IN_FLIGHT, task.seed + writer, appendThroughStore),
  ),
  sideBySide(task.slow, SLOW_IN_FLIGHT, task.seed + FAST_WRITERS, appendLate),
]);
await Promise.all([opened.close(), slowPool.end()]);
process.send!(acknowledged, () => process.disconnect());
