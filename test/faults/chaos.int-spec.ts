import { randomInt } from 'node:crypto';
import type { SealStrategy } from '../../libs/event-store/src/seal/strategy.js';
import { type OwnServer, startOwnServer } from '../support/own-server.js';
import { runChaos } from './chaos-run.js';
import { deliveryFaults } from './check-delivery.js';

// RUMPUN_CHAOS_SEED=N repeats the delays and choices of a run.
const seed = Number(process.env.RUMPUN_CHAOS_SEED ?? randomInt(1_000_000_000));

let server: OwnServer;
beforeAll(async () => {
  process.stderr.write(`chaos: RUMPUN_CHAOS_SEED=${seed}\n`);
  server = await startOwnServer({ max_prepared_transactions: '10', fsync: 'on', synchronous_commit: 'on' });
}, 60_000);
afterAll(() => server.remove());

test('every acknowledged append is delivered exactly once and in order, and nothing stalls', async () => {
  const result = await runChaos({ serverUrl: server.urls.ownerUrl, seed, fast: 3_150, slow: 600 });
  expect(deliveryFaults(result.acknowledged, result.delivered)).toEqual([]);
  expect(result.acknowledged.length).toBeGreaterThanOrEqual(20_000);
}, 300_000);

/** A high-water mark in place of the difference of snapshots: what commits late below it is never seen. */
const highWaterMark: SealStrategy = () => ({
  text: `select e.id, e.head from log.entry e where e.id > (select coalesce(max(s.id), 0) from log.sealed s)`,
  values: [],
});

test('with a high-water mark in place of the fence the same checker finds losses', async () => {
  const options = { serverUrl: server.urls.ownerUrl, seed, fast: 600, slow: 200, strategy: highWaterMark };
  const { acknowledged, delivered } = await runChaos(options);
  expect(deliveryFaults(acknowledged, delivered)).toContainEqual(expect.stringMatching(/^lost: /));
}, 300_000);
