import type { clusterCommands, DataOf } from '@app/contracts';
import type { CommandContext } from '@app/eventsourcing';
import { definitionRef } from '../definitions/registry.js';
import { event } from '../shared/event-spec.js';
import { checkEffectiveAt, checkNotBackdated, placeOf } from '../shared/place.js';
import { because, type Check, type Ruling } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';
import type { ClusterState } from './state.js';
import type { ClusterFacts } from './surroundings.js';

type Data<N extends string> = DataOf<typeof clusterCommands, N>;

/** A forum serves every cluster of its region; a provincial one those of its regencies too (B.5). */
function checkForum({ forum = null }: ClusterFacts, data: Data<'enrol-cluster'>): Check {
  const identity = forum?.stream === data.forum ? forum.state.identity : null;
  if (forum === null || identity === null) {
    return because('unknown-forum', 'FPK tidak dikenal', 'no such forum', '/forum');
  }
  if (forum.state.lifecycle === 'dissolved') {
    return because('forum-dissolved', 'FPK ini sudah dibubarkan', 'this forum has been dissolved', '/forum');
  }
  const covered = data.region === identity.region || data.region.startsWith(`${identity.region}.`);
  return (
    !covered &&
    because(
      'forum-of-another-region',
      'FPK ini tidak bekerja di daerah klaster',
      "this forum does not work in the cluster's region",
      '/forum',
      { region: data.region, forumRegion: identity.region },
    )
  );
}

/** The first fact pins the cluster to a definition; a published one only. */
export function enrol(
  state: ClusterState,
  data: Data<'enrol-cluster'>,
  context: CommandContext,
  facts: ClusterFacts,
): Ruling<ClusterEvent> {
  const { definition } = facts;
  if (definition === undefined) throw new Error('a cluster is enrolled under a definition');
  const ref = definitionRef(definition);
  return {
    checks: [
      state.identity !== null &&
        because('already-enrolled', 'klaster ini sudah terdaftar', 'this cluster is enrolled already'),
      checkForum(facts, data),
      checkEffectiveAt(placeOf(context, data.region)),
    ],
    definition: ref.hash,
    events: () => [event('ClusterEnrolled', { ...data, definition: { ...ref } })],
  };
}

const needsStanding = (desk: ClusterDesk, wanted: 'active' | 'suspended'): Check =>
  desk.regions.standing !== wanted &&
  (wanted === 'active'
    ? because('programme-suspended', 'program klaster ini sudah ditangguhkan', 'the programme is suspended')
    : because('programme-active', 'program klaster ini sedang berjalan', 'the programme is active'));

export function suspend(desk: ClusterDesk, data: Data<'suspend-programme'>): Ruling<ClusterEvent> {
  return {
    checks: [checkNotBackdated(desk.place), needsStanding(desk, 'active')],
    events: () => [event('ProgrammeSuspended', data)],
  };
}

export function resume(desk: ClusterDesk, data: Data<'resume-programme'>): Ruling<ClusterEvent> {
  return {
    checks: [checkNotBackdated(desk.place), needsStanding(desk, 'suspended')],
    events: () => [event('ProgrammeResumed', data)],
  };
}

/** Nothing follows a withdrawal. */
export function withdraw(desk: ClusterDesk, data: Data<'withdraw-programme'>): Ruling<ClusterEvent> {
  return {
    checks: [checkNotBackdated(desk.place)],
    events: () => [event('ProgrammeWithdrawn', data)],
  };
}
