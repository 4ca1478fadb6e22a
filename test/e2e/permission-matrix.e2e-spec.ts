import { named, swapped } from './permissions/actors.js';
import { actual, expected, routeOf, routes } from './permissions/asking.js';
import { permissions } from './permissions/index.js';
import type { Row } from './permissions/row.js';
import { World } from './permissions/world.js';

/**
 * Every route, asked as every role, as nobody, and by people of another region, cluster, agreement and forum. What
 * each is to be answered stands in `permissions/`, by hand.
 */
let world: World;
let before: readonly number[];

beforeAll(async () => {
  world = await World.build();
  before = await versions();
}, 90_000);
afterAll(() => world.close());

const rowOf = (row: string | Row): Row => (typeof row === 'string' ? { may: row } : row);

/** How often something was recorded of what lies here. */
async function versions(): Promise<number[]> {
  const { forum, cluster, agreement, cycle, survey, response, import: file, claim, obligation } = world.here;
  const streams = [forum, cluster, agreement, cycle, survey, response, file, claim, obligation];
  const asked = streams.map((id) => world.api.services.store.readStream(id));
  return (await Promise.all(asked)).map((entries) => entries.length);
}

test('every route is in the table', () => {
  const listed = new Set(Object.keys(permissions).map(routeOf));
  expect(routes.filter((route) => !listed.has(route))).toEqual([]);
});

test('every row of the table is a route', () => {
  const known = new Set(routes);
  expect(Object.keys(permissions).filter((asked) => !known.has(routeOf(asked)))).toEqual([]);
});

test.each(Object.entries(permissions))('%s', async (asked, row) => {
  expect(await actual(asked, rowOf(row), world)).toEqual(expected(asked, rowOf(row)));
});

/** Whoever is refused here from elsewhere must be somebody there, or their refusal would say nothing. */
test.each(['forums', 'clusters', 'agreements', 'surveys'])(
  'the same people are let in to the %s of their own place',
  async (collection) => {
    const asked = `GET /api/v1/${collection}/{id}`;
    const may = swapped(named(rowOf(permissions[asked]!).may));
    const answers = await actual(asked, { may: '' }, world, world.there);
    const let_in = Object.entries(answers).flatMap(([actor, answer]) => (answer === '200' ? [actor] : []));
    expect(let_in.sort()).toEqual([...may].filter((actor) => actor !== 'rival').sort());
  },
);

test('asking recorded nothing of what was asked about', async () => {
  expect(await versions()).toEqual(before);
});
