import { type StepKey, stepKeys } from '@app/contracts';
import type { Actor, DomainEvent, Entry, EventMeta } from '@app/eventsourcing';
import {
  type CitedFact,
  clusterDecider,
  type ClusterEvent,
  type ClusterState,
  forumDecider,
  type ForumEvent,
  type ForumState,
  regionsOf,
  type Standing,
  type StepStatus,
} from '@app/programme';

interface Turned {
  readonly by: CitedFact;
  /** When it was recorded, ISO 8601 UTC. */
  readonly at: string;
}

/** A turn of a stream's workflow, which its folded state forgets: how it came to be as it is. */
export type Turn = Turned &
  (
    | {
        readonly what: 'step';
        readonly step: StepKey;
        readonly from: StepStatus | null;
        readonly to: StepStatus;
      }
    | { readonly what: 'standing'; readonly to: Standing }
    | { readonly what: 'waiver'; readonly waiver: string; readonly actor: Actor }
    | { readonly what: 'dissolved' }
  );

/** A stream's state with the turns that led to it, as the policy meets it. */
export interface Played<S> {
  readonly stream: string;
  readonly version: number;
  readonly state: S;
  readonly turns: readonly Turn[];
}

const WAIVER_TURNS: readonly string[] = [
  ...['WaiverRequested', 'CriterionWaived', 'WaiverDeclined'],
  ...['WaiverRevoked', 'WaiverExpired'],
];

function clusterTurns(
  before: ClusterState,
  after: ClusterState,
  event: ClusterEvent,
  turned: Turned,
  actor: Actor,
): Turn[] {
  if (WAIVER_TURNS.includes(event.type)) {
    return [{ ...turned, what: 'waiver', waiver: (event.data as { waiver: string }).waiver, actor }];
  }
  const [was, is] = [regionsOf(before), regionsOf(after)];
  const begun = before.identity === null;
  const steps = stepKeys.codes.flatMap((step): Turn[] => {
    const from = begun ? null : was[step];
    return from === is[step] ? [] : [{ ...turned, what: 'step', step, from, to: is[step] }];
  });
  const moved = begun || was.standing !== is.standing;
  return [...steps, ...(moved ? [{ ...turned, what: 'standing', to: is.standing } as const] : [])];
}

const turnedBy = (event: DomainEvent, meta: EventMeta): Turned => ({
  by: { stream: meta.stream, version: meta.version, type: event.type },
  at: meta.at,
});

/** @returns the cluster after one more event @throws Error when the log holds what the lifecycle does not allow */
function playCluster(
  before: Played<ClusterState>,
  event: ClusterEvent,
  meta: EventMeta,
): Played<ClusterState> {
  const state = clusterDecider.evolve(before.state, event, meta);
  const turns = clusterTurns(before.state, state, event, turnedBy(event, meta), meta.actor);
  return { ...before, version: meta.version, state, turns: extended(before.turns, turns) };
}

/** @returns the forum after one more event @throws Error when the log holds what the lifecycle does not allow */
function playForum(before: Played<ForumState>, event: ForumEvent, meta: EventMeta): Played<ForumState> {
  const state = forumDecider.evolve(before.state, event, meta);
  const turns: Turn[] =
    event.type === 'ForumDissolved' ? [{ ...turnedBy(event, meta), what: 'dissolved' }] : [];
  return { ...before, version: meta.version, state, turns: extended(before.turns, turns) };
}

const extended = (turns: readonly Turn[], more: readonly Turn[]): readonly Turn[] =>
  more.length === 0 ? turns : [...turns, ...more];

const unplayedCluster = (stream: string): Played<ClusterState> => ({
  stream,
  version: 0,
  state: clusterDecider.initial(),
  turns: [],
});
const unplayedForum = (stream: string): Played<ForumState> => ({
  stream,
  version: 0,
  state: forumDecider.initial(),
  turns: [],
});

type Read = Omit<Entry, 'id'>;

function play<S>(
  entries: readonly Read[],
  from: Played<S>,
  step: (before: Played<S>, event: never, meta: EventMeta) => Played<S>,
): Played<S> {
  let played = from;
  for (const { events, ...meta } of entries) {
    events.forEach((event, index) => (played = step(played, event as never, { ...meta, index })));
  }
  return played;
}

/**
 * @param entries of one cluster, upcast, in order
 * @param from where to begin; nothing by default
 */
export function clusterPlayed(
  entries: readonly Read[],
  from: Played<ClusterState> = unplayedCluster(entries[0]?.stream ?? ''),
): Played<ClusterState> {
  return play(entries, from, playCluster);
}

/** @see clusterPlayed */
export function forumPlayed(
  entries: readonly Read[],
  from: Played<ForumState> = unplayedForum(entries[0]?.stream ?? ''),
): Played<ForumState> {
  return play(entries, from, playForum);
}
