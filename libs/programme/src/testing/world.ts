import type { CycleCommand, PersonCommand, RegionCommand } from '@app/contracts';
import type { Actor, CommandContext, Decider, Decision, DomainEvent, Entry } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import { type AgreementInput, agreementDecider } from '../agreement/index.js';
import { regionDecider } from '../administration/region.js';
import { personDecider } from '../administration/person.js';
import { type AnyClusterCommand, clusterDecider } from '../cluster/decider.js';
import type { ClusterState } from '../cluster/state.js';
import type { Known, Surroundings } from '../definitions/judge-types.js';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { type AnyForumCommand, forumDecider } from '../forum/decider.js';
import { cycleDecider } from '../monitoring/index.js';

/** A uuid that a test can read. */
export const uid = (number: number): string =>
  `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

export const FORUM = uid(0xf0);
export const CLUSTER = uid(0xc0);
export const REGION_STREAM = uid(0xe0);
export const REGION = '33.10';

/** An account of the person's own. */
export const actorOf = (person: string): Actor => ({ account: person.replace(/^0/, 'a'), person });
export const MANAGER = uid(0xa1);
/** The coordinator is the first member of the forum. */
export const COORDINATOR = uid(0x100);
export const manager = actorOf(MANAGER);
export const coordinator = actorOf(COORDINATOR);

/** Noon in Java on that day. */
export const noon = (day: string): string => `${day}T05:00:00.000Z`;

export interface Told {
  readonly day?: string;
  readonly by?: Actor;
  /** When the facts hold, noon of that day; the moment of the command by default. */
  readonly effective?: string;
}

type AnyDecider = Decider<unknown, unknown, DomainEvent, unknown>;

/** States by the entries that they were folded from: a list of entries is never changed, only followed by another. */
const folded = new WeakMap<readonly Entry[], unknown>();

function stateOf<S>(decider: Decider<S, never, DomainEvent, never>, entries: readonly Entry[]): S {
  if (!folded.has(entries)) folded.set(entries, fold(decider, entries));
  return folded.get(entries) as S;
}

/**
 * The programme's streams in memory: commands go through the deciders, accepted ones are recorded. A clock that
 * only tests move, one millisecond per command.
 */
export class World {
  private readonly streams = new Map<string, Entry[]>();
  private clock = 0;
  private next = 1;

  constructor(private day = '2026-01-05') {}

  /** @returns a world with the same history that goes on by itself: entries are never changed */
  copy(): World {
    const copied = new World(this.day);
    for (const [stream, entries] of this.streams) copied.streams.set(stream, entries);
    copied.clock = this.clock;
    copied.next = this.next;
    return copied;
  }

  /** Moves the clock to noon of a day. */
  on(day: string): this {
    this.day = day;
    return this;
  }

  get today(): string {
    return this.day;
  }

  entries(stream: string): readonly Entry[] {
    return this.streams.get(stream) ?? [];
  }

  all(): ReadonlyMap<string, readonly Entry[]> {
    return this.streams;
  }

  forum(command: AnyForumCommand, told: Told = {}): Decision<DomainEvent> {
    return this.give(forumDecider as unknown as AnyDecider, FORUM, command, undefined, told);
  }

  cluster(command: AnyClusterCommand, told: Told = {}): Decision<DomainEvent> {
    const enrolled = this.entries(CLUSTER).length > 0;
    const facts = {
      definition: sevenSteps,
      surroundings: enrolled ? this.surroundings() : null,
      forum: this.forumKnown(),
    };
    return this.give(clusterDecider as unknown as AnyDecider, CLUSTER, command, facts, told);
  }

  agreement(stream: string, command: AgreementInput, told: Told = {}): Decision<DomainEvent> {
    const facts = { cluster: this.clusterKnown(), forum: this.forumKnown() };
    return this.give(agreementDecider as unknown as AnyDecider, stream, command, facts, told);
  }

  cycle(stream: string, command: CycleCommand, told: Told = {}): Decision<DomainEvent> {
    const { agreements } = this.surroundings();
    const facts = { cluster: this.clusterKnown(), forum: this.forumKnown(), agreements };
    return this.give(cycleDecider as unknown as AnyDecider, stream, command, facts, told);
  }

  region(command: RegionCommand, told: Told = {}): Decision<DomainEvent> {
    return this.give(regionDecider as unknown as AnyDecider, REGION_STREAM, command, undefined, told);
  }

  person(stream: string, command: PersonCommand, told: Told = {}): Decision<DomainEvent> {
    return this.give(personDecider as unknown as AnyDecider, stream, command, undefined, told);
  }

  clusterKnown(): Known<ClusterState> {
    return this.known(clusterDecider as never, CLUSTER);
  }

  /** What a judge sees of the cluster now. */
  surroundings(): Surroundings {
    const of = <S>(category: string, decider: unknown): Known<S>[] =>
      [...this.streams]
        .filter(([, entries]) => entries[0]?.category === category)
        .map(([stream]) => this.known<S>(decider as never, stream));
    const agreements = of<never>('agreement', agreementDecider);
    const cycles = of<never>('cycle', cycleDecider);
    const cluster = this.clusterKnown();
    const forum = this.forumKnown();
    const region = this.known<{ overrides: Surroundings['overrides'] }>(
      regionDecider as never,
      REGION_STREAM,
    );
    const versions = [
      { stream: CLUSTER, category: 'cluster', version: cluster.version },
      ...(forum === null ? [] : [{ stream: FORUM, category: 'forum', version: forum.version }]),
    ];
    return { cluster, forum, agreements, cycles, overrides: region.state.overrides, versions };
  }

  private forumKnown(): Surroundings['forum'] {
    return this.entries(FORUM).length === 0 ? null : this.known(forumDecider as never, FORUM);
  }

  private known<S>(decider: Decider<S, never, DomainEvent, never>, stream: string): Known<S> {
    const entries = this.entries(stream);
    return { stream, version: entries.length, state: stateOf(decider, entries) };
  }

  private give(decider: AnyDecider, stream: string, command: unknown, facts: unknown, told: Told) {
    if (told.day !== undefined) this.day = told.day;
    const at = new Date(Date.parse(noon(this.day)) + (this.clock += 1)).toISOString();
    const context: CommandContext = {
      commandId: uid(0xc0de000000 + this.next++),
      stream,
      actor: told.by ?? manager,
      at,
      effectiveAt: told.effective === undefined ? at : noon(told.effective),
    };
    const before = this.streams.get(stream) ?? [];
    const decision = decider.decide(command, stateOf(decider, before), context, facts);
    if (decision.ok && decision.events.length > 0) {
      const definition = decision.definition ?? null;
      const meta = { ...context, category: decider.category, version: before.length + 1, definition };
      this.streams.set(stream, [...before, { ...meta, id: this.next, events: decision.events }]);
    }
    return decision;
  }
}

/** Makes a world once and hands out copies: a long history that every test starts from. */
export function once(make: () => World): () => World {
  let made: World | undefined;
  return () => (made ??= make()).copy();
}

/** @returns the decision's events @throws Error with every reason when it was refused */
export function events(decision: Decision<DomainEvent>): readonly DomainEvent[] {
  if (!decision.ok)
    throw new Error(JSON.stringify(decision.refusal.reasons.map(({ code, field }) => [code, field])));
  return decision.events;
}

/** @returns the codes of the reasons, with their fields: `seat-occupied /seat` */
export function refusedFor(decision: Decision<DomainEvent>): string[] {
  if (decision.ok) throw new Error(`accepted: ${decision.events.map(({ type }) => type).join(', ')}`);
  return decision.refusal.reasons.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
}
