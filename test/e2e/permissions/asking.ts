import { randomUUID } from 'node:crypto';
import type { Category, CommandSpec } from '@app/contracts';
import { catalogue, collections } from '@app/contracts';
import { openApiDocument } from '@app/http';
import { EventSource } from '../../support/event-source.js';
import type { HttpAnswer, HttpRequest } from '../../support/http-client.js';
import { ACTORS, type ActorName, named } from './actors.js';
import type { Ask, Row } from './row.js';
import { HERE, type Ids, type World } from './world.js';

interface Operation {
  readonly requestBody?: {
    readonly content: Record<string, { readonly examples?: Record<string, { readonly value: unknown }> }>;
  };
}

const { paths } = openApiDocument({ PUBLIC_URL: undefined }) as unknown as {
  paths: Record<string, Record<string, Operation>>;
};

/** `METHOD /path` of every route that there is. */
export const routes: readonly string[] = Object.entries(paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

/** @returns the route of a row, without the brackets that say what of it is asked */
export const routeOf = (asked: string): string => asked.replace(/ \(.*\)$/, '');

/** A version that no stream comes to: permission is judged before it, and nothing is recorded. */
const NEVER = '"v999999999"';

const commands = new Map<string, CommandSpec>(
  Object.entries(catalogue).flatMap(([category, specs]) =>
    specs.map((spec) => {
      const id = spec.creates ? '' : '{id}/';
      return [`POST /api/v1/${collections[category as Category]}/${id}${spec.name}`, spec] as const;
    }),
  ),
);

export type Answers = Readonly<Record<ActorName, string>>;

/** @returns what the table expects each to be answered */
export function expected(asked: string, row: Row): Answers {
  const may = named(row.may);
  const finds = row.finds === undefined ? undefined : named(row.finds);
  const answers = String(row.answers ?? (commands.has(routeOf(asked)) ? 412 : 200));
  return each(askersOf(row), (actor) => {
    if (may.has(actor)) return finds === undefined ? answers : found(answers, finds.has(actor));
    return actor === 'nobody' ? '401' : String(row.refused ?? 403);
  });
}

/** @returns what each is answered @param place what is asked for, where the row does not say */
export async function actual(asked: string, row: Row, world: World, place = world.here): Promise<Answers> {
  const route = routeOf(asked);
  const sends = row.streams === true ? watched : sent;
  const answered = await Promise.all(
    askersOf(row).map(async (actor) => {
      const request = requestOf(route, row.ask?.(world) ?? {}, world, place);
      const headers = { ...(await world.headersOf(actor)), ...request.headers };
      const answer = await sends(world, { ...request, headers });
      return [actor, told(route, row, answer, world, place)] as const;
    }),
  );
  if (row.endsSession === true) world.endSessions();
  return Object.fromEntries(answered) as Answers;
}

type Request = HttpRequest & { readonly path: string };
type Answer = Pick<HttpAnswer, 'status' | 'text' | 'body'>;

const sent = (world: World, { path, ...request }: Request): Promise<Answer> =>
  world.api.client.send(path, request);

/** Reads a stream of events up to what is the newest entry now. */
async function watched({ api }: World, { path, headers = {} }: Request): Promise<Answer> {
  const { position } = await api.services.store.head();
  const source = await EventSource.open(`${api.client.base}${path}`, headers).catch(statusOf);
  if (typeof source === 'number') return { status: source, text: '', body: '' };
  await source.until(({ lastId }) => Number(lastId) >= position);
  source.close();
  const text = JSON.stringify(source.seen);
  return { status: 200, text, body: text };
}

/** @throws the error itself where it is no answer */
function statusOf(error: Error): number {
  const status = /^answered (\d{3})$/.exec(error.message)?.[1];
  if (status === undefined) throw error;
  return Number(status);
}

function told(route: string, row: Row, answer: Answer, world: World, place: Ids): string {
  const status = String(answer.status);
  if (row.finds === undefined || answer.status !== 200) return status;
  const id = idIn(route, world, place);
  return found(status, row.found?.(answer, world) ?? answer.text.includes(id));
}

const found = (status: string, it: boolean): string => `${status}, ${it ? 'finds it' : 'without it'}`;

const each = (askers: readonly ActorName[], answer: (actor: ActorName) => string): Answers =>
  Object.fromEntries(askers.map((actor) => [actor, answer(actor)])) as Answers;

const askersOf = ({ askers }: Row): readonly ActorName[] =>
  askers === undefined ? ACTORS : ACTORS.filter((actor) => named(askers).has(actor));

function requestOf(route: string, ask: Ask, world: World, place: Ids): Request {
  const [method, pattern] = route.split(' ') as [string, string];
  const given: Readonly<Record<string, string>> = { ...parameters(route, world, place), ...ask.path };
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (given[name] === undefined) throw new Error(`nothing stands for {${name}} of ${route}`);
    return given[name];
  });
  const spec = commands.get(route);
  const payload = spec === undefined ? bodyOf(route, ask) : commandOf(spec, ask, world);
  return {
    method,
    path: ask.query === undefined ? path : `${path}?${ask.query}`,
    headers: spec === undefined ? {} : { 'if-match': NEVER },
    ...(payload === undefined ? {} : { payload }),
  };
}

/** A command's documented example, told with what lies here. Nobody else has its login. */
function commandOf(spec: CommandSpec, { members }: Ask, { scenario }: World): object {
  const example = scenario.example(spec);
  return { ...example, ...('login' in example && { login: `baru.${randomUUID()}` }), ...members };
}

function bodyOf(route: string, { body }: Ask): unknown {
  if (body !== undefined) return body ?? undefined;
  const [method, path] = route.split(' ') as [string, string];
  const content = paths[path]?.[method.toLowerCase()]?.requestBody?.content['application/json'];
  return content?.examples?.example?.value;
}

function parameters(route: string, world: World, place: Ids): Record<string, string> {
  return {
    id: idIn(route, world, place),
    key: 'cooperation',
    version: '1',
    feed: world.feed,
    token: 'A'.repeat(46),
    file: `${'A'.repeat(43)}.ics`,
    message: randomUUID(),
  };
}

/** What an id in the address stands for, by the collection before it. */
function idIn(route: string, { self, job }: World, place: Ids): string {
  const ids: Readonly<Record<string, string>> = {
    forums: place.forum,
    board: place.cluster,
    changes: place.cluster,
    history: place.cluster,
    clusters: place.cluster,
    agreements: place.agreement,
    cycles: place.cycle,
    instruments: 'cooperation',
    surveys: place.survey,
    responses: place.response,
    imports: place.import,
    claims: place.claim,
    obligations: place.obligation,
    regions: HERE,
    people: self.person,
    accounts: self.account,
    jobs: job,
    'dead-letters': 'tidak-ada',
  };
  const collection = /^\w+ \/api\/v1\/(?:status\/)?([\w-]+)/.exec(route)?.[1] ?? '';
  return ids[collection] ?? '';
}
