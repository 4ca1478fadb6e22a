import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createServerEngine, type Engine } from '@app/composition';
import { createLogger, parseEnv } from '@app/platform';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { serving, startApiProcess } from '../support/api-process.js';
import { Cast } from '../support/cast.js';
import { HttpClient } from '../support/http-client.js';

/** Commands that are in the air when the server dies: people registered, each under a key of its own. */
const PEOPLE = 60;
const ANSWERED_BEFORE_THE_KILL = 5;

let home: string;
let database: LogDatabase;
let engine: Engine;
let cookie: string;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-kill-'));
  database = await createLogDatabase();
  const parsed = parseEnv(environment());
  if (!parsed.ok) throw new Error('the environment of this test is wrong');
  const log = createLogger({ service: 'test', level: 'silent', text: false });
  const roles = { sealer: true, projections: true, reactors: false, sweeps: false };
  engine = createServerEngine(parsed.env, log, roles);
  await engine.start();
  const { services } = engine;
  const cast = await Cast.assemble(services.commands, services.store);
  cookie = `rumpun=${(await services.sessions.open(cast.players.manager.account)).token}`;
}, 60_000);
afterAll(async () => {
  await engine.stop();
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const environment = (): Record<string, string> => ({
  RUMPUN_HOME: home,
  DATABASE_URL: database.appUrl,
  DATABASE_SEALER_URL: database.sealerUrl,
});

function register(client: HttpClient, person: number) {
  return client.send('/api/v1/people/register-person', {
    method: 'POST',
    headers: { cookie, 'idempotency-key': `person-${person}` },
    payload: { name: `Orang ${person} (contoh)` },
  });
}

async function server() {
  const api = await startApiProcess(environment());
  return { api, client: new HttpClient(`http://127.0.0.1:${await serving(api)}`) };
}

async function registered(): Promise<number> {
  const { rows } = await engine.services.pool.query<{ n: number }>(
    `select count(*)::int as n from log.entry where convert_from(head, 'UTF8') like '%"PersonRegistered"%'`,
  );
  return rows[0]!.n;
}

test('a server killed in mid-command: every command repeated under its key is recorded once', async () => {
  const before = await registered();
  const first = await server();
  let answered = 0;
  const sent = Array.from({ length: PEOPLE }, (_, person) =>
    register(first.client, person).then(
      ({ status }) => {
        if (++answered === ANSWERED_BEFORE_THE_KILL) first.api.child.kill('SIGKILL');
        return status;
      },
      // The connection broke: the sender cannot know whether it was recorded.
      () => null,
    ),
  );
  const firstStatuses = await Promise.all(sent);
  await first.api.ended;
  first.client.close();
  expect(firstStatuses).toContain(null);

  const second = await server();
  const again = await Promise.all(
    Array.from({ length: PEOPLE }, (_, person) => register(second.client, person)),
  );
  const streams = again.map(({ body }) => (body as { stream: string }).stream);
  second.client.close();
  second.api.child.kill('SIGTERM');
  await second.api.ended;

  expect(again.every(({ status }) => status === 200 || status === 201)).toBe(true);
  expect(new Set(streams).size).toBe(PEOPLE);
  expect((await registered()) - before).toBe(PEOPLE);
  // What was answered before the kill is what the repetition answers too.
  const { store } = engine.services;
  const entries = await Promise.all(streams.map((stream) => store.readStream(stream)));
  expect(entries.every(({ length }) => length === 1)).toBe(true);
}, 120_000);
