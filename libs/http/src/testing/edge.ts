import type { RoleGrant } from '@app/access';
import type { ExecuteRequest, ExecuteResult } from '@app/application';
import { MemoryEventStore } from '@app/eventsourcing';
import { createLogger, parseEnv } from '@app/platform';
import { event, programmeEvents } from '@app/programme';
import { HttpClient } from '../../../../test/support/http-client.js';
import type { AskedAnswer } from '@app/reminders';
import { createApi } from '../create-api.js';
import type { ApiServices, ReadinessCheck } from '../services.js';

export const ACCOUNT = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a09';
export const PERSON = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01';
const GRANT = 'ad9c8b7a-6958-4746-b352-4130f2e1d3b0';
const TOKEN = 'T'.repeat(43);

/** The HTTP edge around parts that live in memory: what comes in and goes out, without a database. */
export interface Edge {
  readonly client: HttpClient;
  readonly store: MemoryEventStore;
  /** What reached the programme. */
  readonly executed: ExecuteRequest[];
  /** Lines of the log, as written. */
  readonly lines: string[];
  readonly sessions: Map<string, string>;
  /** A session's Cookie header. */
  readonly cookie: string;
  /** What the programme answers next; an accepted command by default. */
  answer: (request: ExecuteRequest) => Promise<ExecuteResult>;
  verify: ApiServices['credentials']['verify'];
  readiness: () => Promise<readonly ReadinessCheck[]>;
  /** What stands behind the token of a message's link; nothing by default. */
  asked: (token: string) => AskedAnswer | null;
  /** Forgets what earlier tests did. */
  reset(): void;
  close(): Promise<void>;
}

const accepted = (request: ExecuteRequest): Promise<ExecuteResult> =>
  Promise.resolve({
    ok: true,
    stream: request.stream ?? PERSON,
    version: 1,
    receipt: { stream: request.stream ?? PERSON, version: 1, id: 7 },
    events: [{ type: 'Done', schema: 1, data: { secret: 'rahasia' } }],
    replayed: false,
  });

/** @param variables of the environment, over the defaults */
export async function createEdge(variables: Record<string, string> = {}): Promise<Edge> {
  const env = parseEnv(variables);
  if (!env.ok) throw new Error('not an environment');
  const lines: string[] = [];
  const log = createLogger({
    service: 'api',
    level: 'info',
    text: false,
    destination: { write: (line) => void lines.push(line) },
  });
  const store = new MemoryEventStore({ registry: programmeEvents });
  await openAccount(store, [{ grant: GRANT, role: 'manager', scope: { region: '33.10' } }]);
  const edge = {
    store,
    lines,
    executed: [],
    sessions: new Map(),
    cookie: `${variables.PUBLIC_URL?.startsWith('https') ? '__Host-rumpun' : 'rumpun'}=${TOKEN}`,
    reset: () => {
      edge.lines.length = 0;
      edge.executed.length = 0;
      edge.sessions.clear();
      edge.sessions.set(TOKEN, ACCOUNT);
      edge.answer = accepted;
      edge.verify = () => Promise.resolve({ ok: true, account: ACCOUNT });
      edge.readiness = () => Promise.resolve([]);
      edge.asked = () => null;
    },
  } as unknown as Edge;
  edge.reset();
  const services: ApiServices = {
    store,
    loader: undefined as never,
    pool: { query: () => Promise.reject(new Error('no database here')) },
    dataSource: undefined as never,
    imports: undefined as never,
    answers: {
      look: (token) => Promise.resolve(edge.asked(token)),
      answer: (token) => Promise.resolve(edge.asked(token)),
    },
    feeds: { open: () => Promise.resolve(null) },
    exports: undefined as never,
    jobs: undefined as never,
    reminders: undefined as never,
    accessRecords: undefined as never,
    listener: undefined as never,
    projections: { waitFor: () => Promise.resolve({ ok: true, position: 0 }) },
    clock: { now: () => new Date().toISOString() },
    commands: {
      execute: (request) => {
        edge.executed.push(request);
        return edge.answer(request);
      },
    },
    credentials: {
      verify: (...given) => edge.verify(...given),
      attempt: () => Promise.resolve({ ok: true, forgive: () => Promise.resolve() }),
    },
    sessions: memorySessions(edge.sessions),
    passwords: undefined as never,
    tokens: { ...({} as ApiServices['tokens']), find: () => Promise.resolve(null) },
    singleSignOn: null,
    readiness: () => edge.readiness(),
  };
  const app = await createApi({ services, env: env.env, log });
  await app.listen(0, '127.0.0.1');
  const client = HttpClient.of(app.getHttpServer());
  const close = async () => {
    client.close();
    await app.close();
  };
  return Object.assign(edge, { client, close });
}

function memorySessions(sessions: Map<string, string>): ApiServices['sessions'] {
  const dates = { createdAt: '2026-11-24T02:00:00.000Z', expiresAt: '2099-12-01T02:00:00.000Z' };
  return {
    open: (account) => {
      const token = 'N'.repeat(43);
      sessions.set(token, account);
      return Promise.resolve({ token, expiresAt: dates.expiresAt });
    },
    find: (token) => {
      const account = sessions.get(token);
      return Promise.resolve(account === undefined ? null : { account, ...dates });
    },
    close: (token) => {
      sessions.delete(token);
      return Promise.resolve();
    },
    closeAll: (account) => {
      const own = [...sessions].filter(([, whose]) => whose === account);
      for (const [token] of own) sessions.delete(token);
      return Promise.resolve(own.length);
    },
  };
}

async function openAccount(store: MemoryEventStore, grants: readonly RoleGrant[]): Promise<void> {
  const at = '2026-11-24T02:00:00.000Z';
  await store.append({
    stream: ACCOUNT,
    category: 'account',
    expectedVersion: 0,
    commandId: '00000000-0000-4000-8000-000000000001',
    request: null,
    actor: { account: 'operator', person: null },
    at,
    effectiveAt: at,
    definition: null,
    events: [
      event('AccountOpened', { person: PERSON, login: { subject: PERSON, value: 'sri' } }),
      ...grants.map((grant) => event('RoleGranted', grant)),
    ],
  });
}
