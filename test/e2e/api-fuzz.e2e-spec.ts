import fc from 'fast-check';
import { openApiDocument } from '@app/http';
import { TestApi } from '../support/api.js';
import { Scenario } from '../support/scenario.js';

type Schema = Record<string, unknown>;
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: Schema;
}
interface Route {
  readonly path: string;
  readonly method: string;
  readonly parameters: readonly Parameter[];
  readonly body?: { readonly schema: Schema; readonly example: unknown };
}

const document = openApiDocument({ PUBLIC_URL: undefined }) as unknown as {
  paths: Record<
    string,
    Record<
      string,
      {
        parameters?: (Parameter | { $ref: string })[];
        requestBody?: {
          content: Record<string, { schema: Schema; examples: Record<string, { value: unknown }> }>;
        };
      }
    >
  >;
  components: { parameters: Record<string, Parameter> };
};
const RUNS = Number(process.env.RUMPUN_FUZZ_RUNS ?? 12);

let api: TestApi;
/** Ids that the log knows: a request that gets past the look-up of its stream reaches further. */
let known: string[];

beforeAll(async () => {
  // With its queues: without them their routes rightly answer that they cannot be reached.
  api = await TestApi.start({}, { reminders: 'watch' });
  const scenario = new Scenario(api.services.commands, api.cast);
  await scenario.cycle();
  await scenario.activeAgreement();
  known = Object.values(scenario.ids);
}, 60_000);
afterAll(() => api.close());

const routes: Route[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => {
    const parameters = (operation.parameters ?? []).map((each) =>
      '$ref' in each ? document.components.parameters[each.$ref.split('/').at(-1)!]! : each,
    );
    const content = operation.requestBody?.content['application/json'];
    const body = content && { schema: content.schema, example: content.examples.example!.value };
    return { path, method: method.toUpperCase(), parameters, ...(body ? { body } : {}) };
  }),
);

/** Values that break programs, whatever was asked for. */
const junk = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    '',
    ' ',
    '\u0000',
    '\ud800',
    '__proto__',
    '9'.repeat(400),
    "'; drop table x; --",
    [],
    {},
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
);
const days = fc.constantFrom('2026-11-20', '2026-02-30', '1899-12-31', '2199-12-31', '0000-00-00');

/** Mostly what the schema asks for, sometimes what it does not. */
function fitting(schema: Schema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: exact(schema) }, { weight: 1, arbitrary: junk });
}

function exact(schema: Schema): fc.Arbitrary<unknown> {
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.format === 'uuid') return fc.oneof(fc.constantFrom(...known), fc.uuid());
  if (schema.format === 'date') return days;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Number(schema.minimum ?? -5),
        max: Math.min(Number(schema.maximum ?? 5_000), 2 ** 31),
      });
    case 'number':
      return fc.double({ noNaN: true });
    case 'array':
      return fc.array(fitting((schema.items ?? {}) as Schema), { maxLength: 3 });
    case 'object':
      return members(schema);
    default:
      return typeof schema.pattern === 'string'
        ? fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), fc.string())
        : fc.string({ unit: 'grapheme', maxLength: 60 });
  }
}

function members(schema: Schema): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, Schema>);
  const required = (schema.required ?? []) as string[];
  const each = Object.fromEntries(properties.map(([name, inner]) => [name, fitting(inner)]));
  return fc.record(each, { requiredKeys: required.filter((name) => name in each) });
}

interface Sent {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly payload?: unknown;
}

function requests({ path, parameters, body }: Route): fc.Arbitrary<Sent> {
  const of = (place: Parameter['in']) =>
    fc.record(
      Object.fromEntries(
        parameters.filter((each) => each.in === place).map((each) => [each.name, fitting(each.schema)]),
      ),
      { requiredKeys: place === 'path' ? undefined : [] } as never,
    ) as fc.Arbitrary<Record<string, unknown>>;
  const payload =
    body === undefined
      ? fc.constant(undefined)
      : fc.oneof(fitting(body.schema), mutated(body.example), fc.string({ unit: 'binary' }));
  return fc.tuple(of('path'), of('query'), of('header'), payload).map(([inPath, query, headers, given]) => ({
    path: `${Object.entries(inPath).reduce((all, [name, value]) => all.replace(`{${name}}`, encoded(value)), path)}?${queryOf(query)}`,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), sendable(value)]),
    ),
    ...(given === undefined ? {} : { payload: typeof given === 'string' ? given : JSON.stringify(given) }),
  }));
}

/** The documented example with one member replaced: gets far, and then is wrong. */
function mutated(example: unknown): fc.Arbitrary<unknown> {
  const names = Object.keys(example as object);
  if (names.length === 0) return fc.constant(example);
  return fc
    .tuple(fc.constantFrom(...names), junk)
    .map(([name, value]) => ({ ...(example as object), [name]: value }));
}

const words = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encoded = (value: unknown): string => encodeURIComponent(words(value).toWellFormed()) || 'x';
const queryOf = (query: Record<string, unknown>): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encoded(Array.isArray(value) ? value.map(words).join(',') : value)}`)
    .join('&');
/** What a header can carry at all. */
const sendable = (value: unknown): string =>
  words(value)
    .replace(/[^\x20-\x7e]/g, '?')
    .slice(0, 500);

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s never answers 500, and every problem is one of RFC 9457',
  async (_title, route) => {
    // A wait in vain takes its whole time limit: the parameter is tried elsewhere.
    const parameters = route.parameters.filter(({ name }) => name !== 'wait');
    await fc.assert(
      fc.asyncProperty(
        requests({ ...route, parameters }),
        fc.constantFrom('manager', 'monitor', 'admin', null),
        async (sent, part) => {
          const headers = { 'content-type': 'application/json', ...sent.headers };
          // Signing out would end the session that the others share.
          const who = route.method === 'DELETE' ? null : (part as 'manager' | null);
          const { status, type, body } = await api.send(who, sent.path, {
            method: route.method,
            payload: sent.payload,
            headers,
          });
          if (status < 400) return;
          const health = route.path === '/health/ready' && status === 503;
          const told =
            health ||
            (type.startsWith('application/problem+json') &&
              body.status === status &&
              body.texts.title.id !== '');
          if (status >= 500 && !health) throw new Error(`${status} ${JSON.stringify(body)}: ${lastFault()}`);
          if (!told) throw new Error(`no problem: ${status} ${type}`);
        },
      ),
      { numRuns: RUNS },
    );
  },
  60_000,
);

/** What the server recorded of its last fault, for whoever reads the failure. */
const lastFault = (): string =>
  api.lines.filter((line) => line.includes('"level":"error"')).at(-1) ?? 'nothing in the log';

test('after all that the log is whole: every stream that was touched still reads', async () => {
  for (const id of known) await api.services.store.readStream(id);
  const { position } = await api.services.store.head();
  expect((await api.services.store.readAll(0, position + 1)).length).toBe(position + 1);
});
