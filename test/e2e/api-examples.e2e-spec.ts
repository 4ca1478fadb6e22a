import type { Category } from '@app/contracts';
import { catalogue, categories, collections } from '@app/contracts';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';
import { situations } from '../support/situations.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
}, 60_000);
afterAll(() => api.close());

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
    const scenario = new Scenario(api.services.commands, api.cast);
    await situations[category][spec.name]!(scenario);
    const payload = scenario.example(spec);
    if (spec.name === 'open-account') payload.login = `akun.${scenario.ids.item}`;
    const part = await scenario.partFor(category, spec.name, payload);
    const stream = scenario.streamOf(category, spec);
    const path = ['/api/v1', collections[category], ...(stream === null ? [] : [stream]), spec.name].join(
      '/',
    );
    const answer = await api.send(part as Exclude<typeof part, 'operator'>, path, {
      method: 'POST',
      payload,
    });
    expect({ accepted: [200, 201].includes(answer.status), body: answer.body }).toEqual({
      accepted: true,
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
