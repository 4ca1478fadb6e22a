import type { Entry } from '@app/eventsourcing';
import { type AgreementState, addDays, quarterOf, sevenSteps, textHash } from '@app/programme';
import { PARTNER } from '../../../libs/programme/src/testing/deals.js';
import { MEMBERS, representative } from '../../../libs/programme/src/testing/journey.js';
import { APPROVER, MONITOR } from '../../../libs/programme/src/monitoring/testing/cycles.js';
import { CLUSTER, FORUM, MANAGER, uid, type World } from '../../../libs/programme/src/testing/world.js';
import type { Draws } from './draws.js';
import { isNew } from './hints.js';

/** Fields that name the same kind of thing as another field does. */
const KIND_OF: Readonly<Record<string, string>> = {
  attendees: 'person',
  roster: 'person',
  coordinator: 'person',
  owner: 'person',
  member: 'person',
  signatory: 'person',
  clusters: 'cluster',
  scheduled: 'payment',
  partnerId: 'institution',
};
/** Days that usually lie ahead. */
const AHEAD = new Set(['due', 'until', 'expires', 'firstMeeting']);

/** What a command can plausibly name: everything that the world's streams have named so far. */
export class Known {
  private readonly ids = new Map<string, Set<string>>();
  /** Those of the stream that the command writes. */
  private readonly own = new Map<string, Set<string>>();

  constructor(
    private readonly world: World,
    private readonly command: string,
    /** The stream that the command writes. */
    private readonly stream: string,
  ) {
    for (const person of [MANAGER, PARTNER, MONITOR.person!, APPROVER.person!]) this.add('person', person);
    for (const [person] of MEMBERS) this.add('person', person);
    for (let index = 0; index < 12; index++) this.add('person', representative(index));
    this.add('cluster', CLUSTER);
    this.add('forum', FORUM);
    for (const [id, entries] of world.all()) {
      this.add('subject', id);
      const into = id === stream ? [this.ids, this.own] : [this.ids];
      for (const entry of entries) {
        for (const [kind, named] of namedBy(entry)) for (const ids of into) remember(ids, kind, named);
      }
    }
    for (const institution of this.ids.get('institution') ?? []) this.add('subject', institution);
  }

  /** @returns an id that is known under this field, one that may be new, or any at all */
  id(draws: Draws, field: string): string {
    const kind = KIND_OF[field] ?? field;
    const own = this.own.get(kind);
    const known = [...((own !== undefined && draws.chance(0.8) ? own : this.ids.get(kind)) ?? [])];
    const fresh = isNew(this.command, field);
    const how = draws.weighted([
      [known.length === 0 ? 0 : fresh ? 4 : 14, 'known'],
      [fresh ? 10 : 1, 'near'],
      [0.5, 'any'],
    ] as const);
    if (how === 'known') return draws.pick(known);
    // A few for each kind, so that later commands meet them again.
    if (how === 'near') return uid(0x7_000_000 + 16 * hashOf(kind) + draws.int(0, 9));
    return uid(0x8_000_000_000 + draws.int(0, 0xff_ffff));
  }

  day(draws: Draws, field: string): string {
    const { today } = this.world;
    const ahead = AHEAD.has(field);
    return draws.weighted([
      [ahead ? 2 : 6, today],
      [ahead ? 1 : 3, addDays(today, -draws.int(1, 40))],
      [ahead ? 9 : 1, addDays(today, draws.int(1, 400))],
      [0.3, draws.pick(['1900-01-01', '1989-12-31', '2199-12-31'])],
    ]);
  }

  quarter(draws: Draws): string {
    return quarterOf(addDays(this.world.today, draws.pick([0, 0, -91, -182, 91])));
  }

  /** An address in the stream that the command writes, or beside it. */
  fact(draws: Draws): { version: number; index: number } {
    const { length } = this.world.entries(this.stream);
    return { version: draws.int(1, length + 1), index: draws.weighted([[9, 0] as const, [1, 1] as const]) };
  }

  /** The hash of the text as it stands, of one of its addenda, or of nothing. */
  hash(draws: Draws, field: string): string {
    const other = 'a'.repeat(64);
    const agreement = this.world.surroundings().agreements.find(({ stream }) => stream === this.stream);
    if (field !== 'hash' || agreement === undefined || draws.chance(0.1)) return other;
    const { identity, terms, hash } = agreement.state;
    const proposed = (agreement.state as AgreementState).facts.AddendumProposed ?? [];
    const addenda = proposed.map(({ data }) => (data as { hash: string }).hash);
    const text = identity === null ? other : textHash(identity.cluster, identity.kind, terms!);
    return draws.pick([text, ...(hash === null ? [] : [hash]), ...addenda]);
  }

  /** The id of a criterion that the definition has, mostly one that may be waived. */
  criterion(draws: Draws): string {
    const rows = sevenSteps.steps.flatMap(({ criteria }) => criteria);
    const soft = rows.filter(({ kind }) => kind === 'soft');
    return draws.pick(draws.chance(0.8) ? soft : rows).id;
  }

  /** A step, mostly one that is not locked. */
  step(draws: Draws, steps: readonly string[]): string {
    const regions = this.world.clusterKnown().state.lifecycle as Readonly<Record<string, string>>;
    const moving = steps.filter((step) => regions[step] !== 'locked');
    return draws.pick(moving.length > 0 && draws.chance(0.8) ? moving : steps);
  }

  private add(kind: string, id: string): void {
    remember(this.ids, kind, id);
  }
}

type Ids = Map<string, Set<string>>;

function remember(ids: Ids, kind: string, id: string): void {
  ids.set(kind, (ids.get(kind) ?? new Set()).add(id));
}

type Named = readonly [kind: string, id: string];
const named = new WeakMap<Entry, readonly Named[]>();

/** Every id that an entry's events name, under the kind of thing that its field names. */
function namedBy(entry: Entry): readonly Named[] {
  let ids = named.get(entry);
  if (ids === undefined) {
    ids = entry.events.flatMap(({ data }) => gather(data));
    named.set(entry, ids);
  }
  return ids;
}

function gather(value: unknown, field = ''): Named[] {
  if (typeof value === 'string') return /^[0-9a-f]{8}-/.test(value) ? [[KIND_OF[field] ?? field, value]] : [];
  if (Array.isArray(value)) return value.flatMap((item) => gather(item, field));
  if (typeof value !== 'object' || value === null || field === 'checklist') return [];
  return Object.entries(value).flatMap(([key, member]) => gather(member, key));
}

const hashOf = (text: string): number => [...text].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
