import { randomUUID } from 'node:crypto';
import type { ID, RoleScope } from '@app/contracts';
import { TestApi } from '../../support/api.js';
import { type Accepted, CAST_PASSWORD, executed, type Player } from '../../support/cast.js';
import { Scenario } from '../../support/scenario.js';
import { type Direction, specOf } from '../../support/telling.js';
import { ACTORS, type ActorName, ROLES } from './actors.js';

type Category = Parameters<Scenario['gives']>[0];
/** Ids of what lies in one place. */
export type Ids = Readonly<Record<keyof typeof ID | 'cycle', string>>;
type Scope = RoleScope & { readonly role: Exclude<(typeof ROLES)[number], 'coordinator'> | 'admin' };

export const HERE = '33.10';
export const ELSEWHERE = '35.02';
/** The first working day after the enrolment, when the worker finds something due. */
const DUE = '2026-11-25T02:00:00.000Z';
const SEEN = ['board', 'directory', 'findings', 'claims', 'notices', 'wishes', 'instruments'];

/** A programme in one region, told by the operator: who acts in it is the matrix's business. */
class Place extends Scenario {
  constructor(
    api: TestApi,
    private readonly region: string,
    coordinator: Player,
  ) {
    super(api.services.commands, api.cast);
    this.ids.person = coordinator.person;
  }

  override gives(category: Category, name: string, direction: Direction = {}): Promise<Accepted> {
    const region = 'region' in this.example(specOf(category, name)) ? { region: this.region } : {};
    return super.gives(category, name, {
      ...direction,
      as: 'operator',
      with: { ...region, ...direction.with },
    });
  }
}

/** Two programmes and everybody who asks about the first of them. */
export class World {
  private readonly tokens = new Map<ActorName, string>();
  readonly players = new Map<ActorName, Player>();
  readonly scenario: Place;
  private readonly elsewhere: Place;
  /** Calendar feeds of `self`: one to be revoked, and the file behind the secret of another. */
  feed = '';
  feedFile = '';
  /** A token for programs of `self`. */
  token = '';
  /** An export of the wave's answers that the manager asked for. */
  job = '';
  /** The agreement of another partner with the cluster. */
  rival = '';

  private constructor(
    readonly api: TestApi,
    coordinators: readonly [Player, Player],
    readonly self: Player,
  ) {
    this.scenario = new Place(api, HERE, coordinators[0]);
    this.elsewhere = new Place(api, ELSEWHERE, coordinators[1]);
    this.players.set('coordinator here', coordinators[0]);
    this.players.set('coordinator elsewhere', coordinators[1]);
    this.players.set('self', self);
  }

  static async build(): Promise<World> {
    // With its queues: without them their routes rightly answer that they cannot be reached.
    const api = await TestApi.start({}, { reminders: 'watch' });
    // A coordinator has no grant: the forum's mechanism names the person.
    const coordinators = [await open(api, []), await open(api, [])] as const;
    const world = new World(api, coordinators, await open(api, []));
    await Promise.all([world.settleHere(), world.settleElsewhere()]);
    await world.openAccounts();
    await world.handOver();
    await world.askForOwnThings();
    await world.seen();
    return world;
  }

  get here(): Ids {
    return this.scenario.ids as Ids;
  }

  get there(): Ids {
    return this.elsewhere.ids as Ids;
  }

  /** @returns the headers with which somebody asks */
  async headersOf(actor: ActorName): Promise<Record<string, string>> {
    const player = this.players.get(actor);
    if (player === undefined) return {};
    const token = this.tokens.get(actor) ?? (await this.api.services.sessions.open(player.account)).token;
    this.tokens.set(actor, token);
    return { cookie: `rumpun=${token}` };
  }

  /** Everybody signs in again before they ask the next time. */
  endSessions(): void {
    this.tokens.clear();
  }

  close(): Promise<void> {
    return this.api.close();
  }

  private async settleHere(): Promise<void> {
    const { scenario } = this;
    await scenario.agreement();
    const own = scenario.ids.agreement;
    await scenario.gives('agreement', 'draft-agreement', { with: { terms: scenario.terms() } });
    this.rival = scenario.ids.agreement;
    scenario.ids.agreement = own;
    await scenario.cycle();
    await scenario.checkedFile();
    await scenario.gives('response', 'record-answers');
    await scenario.claim();
    await scenario.notice();
  }

  private async settleElsewhere(): Promise<void> {
    await this.elsewhere.agreement();
    await this.elsewhere.survey();
  }

  /** An account for every role here and elsewhere. */
  private async openAccounts(): Promise<void> {
    const opened = ROLES.filter((role) => role !== 'coordinator').flatMap((role) => [
      this.opens(`${role} here`, scopesOf(role, HERE, this.here)),
      this.opens(`${role} elsewhere`, scopesOf(role, ELSEWHERE, this.there)),
    ]);
    const others = [
      this.opens('national', [{ role: 'admin' }]),
      this.opens('rival', [{ role: 'pke', agreement: this.rival }]),
      this.opens('stranger', []),
    ];
    await Promise.all([...opened, ...others]);
    const missing = ACTORS.filter((actor) => actor !== 'nobody' && !this.players.has(actor));
    if (missing.length > 0) throw new Error(`nobody plays ${missing.join(', ')}`);
    await Promise.all(ACTORS.map((actor) => this.headersOf(actor)));
  }

  private async opens(actor: ActorName, scopes: readonly Scope[]): Promise<void> {
    this.players.set(actor, await open(this.api, scopes));
  }

  /** The notice goes to whom no role would show it. */
  private async handOver(): Promise<void> {
    const handing = { rung: 'due', channel: 'inbox', person: this.self.person, messageId: randomUUID() };
    const result = await this.api.services.commands.executeInternal({
      category: 'obligation',
      stream: this.here.obligation,
      command: { type: 'hand-over-notice', data: handing },
      commandId: randomUUID(),
      account: 'sweep',
    });
    if (!result.ok) throw new Error(`the notice was not handed over: ${JSON.stringify(result)}`);
  }

  private async askForOwnThings(): Promise<void> {
    const opens = () => this.post('self', '/api/v1/me/calendar-feed');
    this.feed = (await opens()).feed as string;
    this.feedFile = ((await opens()).url as string).split('/').at(-1)!;
    const terms = { name: 'papan kecamatan', readOnly: true, days: 90 };
    this.token = (await this.post('self', '/api/v1/me/tokens', terms)).token as string;
    const payload = { format: 'csv' };
    const asked = await this.post('manager here', `/api/v1/surveys/${this.here.survey}/exports`, payload);
    this.job = asked.job as string;
    await this.api.services.jobs.settled(this.job, 30_000);
  }

  private async post(actor: ActorName, path: string, payload?: object): Promise<Record<string, unknown>> {
    const headers = await this.headersOf(actor);
    const { status, body } = await this.api.client.send(path, { method: 'POST', headers, payload });
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    return body as Record<string, unknown>;
  }

  /** Everything that was recorded is in what the lists are read from. */
  private async seen(): Promise<void> {
    const { engine, services } = this.api;
    engine.clock.set(DUE);
    await services.directory.catchUp();
    await engine.engine.automations.reactors.catchUp();
    await services.reminders.sweepNow();
    const { projections, listener } = services;
    const seen = await projections.waitFor({ position: await listener.poll() }, SEEN, 20_000);
    if (!seen.ok) throw new Error('the read models lag');
  }
}

/** What a role's grant names in one place. An enumerator works for the cluster and for the region's reports. */
function scopesOf(role: Scope['role'], region: string, { cluster, agreement }: Ids): Scope[] {
  switch (role) {
    case 'fkak-rep':
    case 'institution':
      return [{ role, cluster }];
    case 'lpt':
    case 'pke':
      return [{ role, agreement }];
    case 'enumerator':
      return [
        { role, cluster },
        { role, region },
      ];
    default:
      return [{ role, region }];
  }
}

const NONE: Scope = { role: 'enumerator' };

/** Registers a person and opens an account for them: whoever has no role had one once. */
async function open({ services: { commands } }: TestApi, scopes: readonly Scope[]): Promise<Player> {
  const named = {
    category: 'person',
    command: 'register-person',
    body: { name: 'Penanya (contoh)' },
  } as const;
  const { stream: person } = await executed(commands, named);
  const grants = scopes.length > 0 ? scopes : [NONE];
  const roles = grants.map(({ role, ...scope }) => ({ grant: randomUUID(), role, scope }));
  const body = { person, login: `penanya.${randomUUID()}`, password: CAST_PASSWORD, roles };
  const { stream: account } = await executed(commands, {
    category: 'account',
    command: 'open-account',
    body,
  });
  if (scopes.length === 0) {
    const taken = { grant: roles[0]!.grant, reason: 'Selesai bertugas' };
    await executed(commands, { category: 'account', command: 'revoke-role', stream: account, body: taken });
  }
  return { account, person };
}
