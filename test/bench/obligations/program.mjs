// A worker with everything it runs, in a process of its own: as many obligations fall due in one moment, and it says how
// late each was told. Environment: BENCH_APP_URL, BENCH_SEALER_URL, BENCH_REDIS (empty for PostgreSQL), BENCH_COUNT,
// BENCH_LIMIT_MS.
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createEngine } from '../../../dist/libs/composition/src/index.js';
import { catalogue, ID } from '../../../dist/libs/contracts/src/index.js';
import { MasterKey } from '../../../dist/libs/event-store/src/index.js';
import { createLogger } from '../../../dist/libs/platform/src/index.js';
import { latenessOf } from '../lib/lateness.mjs';

const { BENCH_APP_URL, BENCH_SEALER_URL, BENCH_REDIS, BENCH_COUNT, BENCH_LIMIT_MS } = process.env;
const COUNT = Number(BENCH_COUNT);
const ENROLLED = Date.parse('2026-11-24T02:00:00.000Z');
/** So long before the due moment the worker starts. */
const AHEAD_MS = 6_000;
const OPERATOR = { account: 'operator', person: null, grants: [], operator: true };
const secrets = { masterKey: new MasterKey(randomBytes(32)), loginSecret: randomBytes(32) };

/** The machine's clock, moved: due moments come when the bench wants them. */
const clock = { offset: ENROLLED - Date.now(), now: () => new Date(Date.now() + clock.offset).toISOString() };

async function start(reminders) {
  const engine = createEngine({
    appUrl: BENCH_APP_URL,
    sealerUrl: BENCH_SEALER_URL,
    ...(BENCH_REDIS ? { redisUrl: BENCH_REDIS } : {}),
    ...secrets,
    clock,
    log: createLogger({ service: 'bench', level: 'error', text: false, destination: process.stderr }),
    roles: {
      sealer: true,
      projections: true,
      reactors: true,
      sweeps: false,
      ...(reminders && { reminders }),
    },
  });
  await engine.start();
  return engine;
}

let engine = await start();

async function give(category, command, body, stream = null) {
  const request = { category, command, stream, body, actor: OPERATOR, commandId: randomUUID() };
  const result = await engine.services.commands.execute(request);
  if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result)}`);
  return result.stream;
}

function example(category, name, ids) {
  let text = JSON.stringify(catalogue[category].find((spec) => spec.name === name).example);
  for (const [key, id] of Object.entries(ids)) text = text.replaceAll(ID[key], id);
  return JSON.parse(text);
}

/** One cluster enrolled by command, the others recorded as it was. */
async function enrol() {
  const person = await give('person', 'register-person', { name: 'Sri Wahyuni (contoh)' });
  const roles = [{ grant: randomUUID(), role: 'monitor', scope: { region: '33' } }];
  await give('account', 'open-account', {
    person,
    login: 'pemantau',
    password: 'kata-sandi-panjang-1',
    roles,
  });
  const forum = await give('forum', 'establish-forum', example('forum', 'establish-forum', {}));
  const cluster = await give(
    'cluster',
    'enrol-cluster',
    example('cluster', 'enrol-cluster', { forum, person }),
  );
  const { store } = engine.services;
  const [{ category, actor, at: enrolledAt, effectiveAt, definition, events }] =
    await store.readStream(cluster);
  const entry = { category, actor, at: enrolledAt, effectiveAt, definition, events };
  for (let done = 1; done < COUNT; done += 500) {
    const some = Array.from({ length: Math.min(500, COUNT - done) }, () =>
      store.append({
        ...entry,
        stream: randomUUID(),
        commandId: randomUUID(),
        expectedVersion: 0,
        request: null,
      }),
    );
    await Promise.all(some);
  }
}

/** Everything that was recorded is on the agenda and was looked at: only the due moment is waited for. */
async function ready() {
  const { directory, reminders } = engine.services;
  await directory.catchUp();
  await engine.automations.reactors.catchUp();
  await reminders.sweepNow();
}

const query = async (text, values) => (await engine.services.pool.query(text, values)).rows;

await enrol();
await ready();
const [{ at }] = await query('select min(next_at) as at from work.obligation_unit where category = $1', [
  'cluster',
]);
await engine.stop();
engine = await start('work');
// Once it works: how long a process takes to start is no lateness.
clock.offset = at.getTime() - AHEAD_MS - Date.now();
// The sweep sees when something is due and has itself woken.
await engine.services.reminders.sweepNow();
const cpu = process.cpuUsage();
const end = Date.now() + AHEAD_MS + Number(BENCH_LIMIT_MS);
const handed = `select count(*)::int as n from work.delivery where state = 'handed-over' and kind = 'cycle-opening'`;
let told = 0;
while (told < COUNT && Date.now() < end) {
  await pause(250);
  [{ n: told }] = await query(handed);
}
const spent = process.cpuUsage(cpu);
const rows = await query(
  `select (convert_from(head, 'UTF8')::jsonb ->> 'at')::timestamptz as at from log.entry
   where convert_from(head, 'UTF8') like '%"NoticeHandedOver"%'`,
);
const lateness = rows.map((row) => row.at.getTime() - at.getTime());
process.stdout.write(
  `${JSON.stringify({ count: COUNT, told, cpuMs: (spent.user + spent.system) / 1000, ...latenessOf(lateness) })}\n`,
);
await engine.stop();
