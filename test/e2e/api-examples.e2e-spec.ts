import { createApi } from '../../apps/api/src/create-api.js';
import type { Category } from '@app/contracts';
import { catalogue, categories, collections } from '@app/contracts';
import { createLogger, parseEnv } from '@app/platform';
import { Cast } from '../support/cast.js';
import { startTestEngine, type TestEngine } from '../support/engine.js';
import { HttpClient } from '../support/http-client.js';
import { Scenario } from '../support/scenario.js';
import { situations } from '../support/situations.js';

let engine: TestEngine;
let cast: Cast;
let client: HttpClient;
let closeApi: () => Promise<void>;

beforeAll(async () => {
  engine = await startTestEngine();
  const { services } = engine.engine;
  const env = parseEnv({});
  if (!env.ok) throw new Error('no environment');
  const log = createLogger({ service: 'api', level: 'silent', text: false });
  const app = await createApi({ services, env: env.env, log });
  await app.listen(0, '127.0.0.1');
  client = HttpClient.of(app.getHttpServer());
  closeApi = () => app.close();
  cast = await Cast.assemble(services.commands, services.store);
}, 60_000);
afterAll(async () => {
  client.close();
  await closeApi();
  await engine.close();
});

const commands = categories.flatMap((category) =>
  catalogue[category].map((spec) => [category, spec] as const),
);

test('every command has a documented situation, and every situation a command', () => {
  const told = (Object.keys(situations) as Category[]).flatMap((category) =>
    Object.keys(situations[category]).map((name) => `${category}.${name}`),
  );
  expect(told.sort()).toEqual(commands.map(([category, { name }]) => `${category}.${name}`).sort());
});

test.each(commands.map(([category, spec]) => [`${category}.${spec.name}`, category, spec] as const))(
  'the documented example of %s succeeds over HTTP',
  async (_title, category, spec) => {
    const { services } = engine.engine;
    const scenario = new Scenario(services.commands, cast);
    await situations[category][spec.name]!(scenario);
    const payload = scenario.example(spec);
    if (spec.name === 'open-account') payload.login = `akun.${scenario.ids.item}`;
    const part = await scenario.partFor(category, spec.name, payload);
    const { token } = await services.sessions.open((await cast.acting(part)).account);
    const stream = scenario.streamOf(category, spec);
    const answer = await client.send(
      ['', 'api', 'v1', collections[category], ...(stream === null ? [] : [stream]), spec.name].join('/'),
      { method: 'POST', payload, headers: { cookie: `rumpun=${token}` } },
    );
    expect({ status: [200, 201].includes(answer.status), body: answer.body }).toEqual({
      status: true,
      body: {
        stream: expect.any(String),
        version: expect.any(Number),
        id: expect.any(Number),
        events: expect.arrayContaining([{ type: expect.any(String) }]),
        replayed: false,
      },
    });
  },
);
