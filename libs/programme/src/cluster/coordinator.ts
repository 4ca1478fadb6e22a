import type { Known } from '../definitions/judge-types.js';
import { memberRoster } from '../forum/roster.js';
import type { ForumState } from '../forum/state.js';
import { bodyFacts } from '../shared/meetings.js';
import { because, type Check } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';

/** @returns the person who coordinates the forum, by its newest agreed mechanism: B.1.b(3) */
export function coordinatorOf(forum: Known<ForumState> | null): string | null {
  if (forum === null) return null;
  return bodyFacts(forum.state.facts, 'MechanismAgreed', 'fpk').at(-1)?.data.coordinator ?? null;
}

/** The acting person coordinates the cluster's forum and still holds a seat in it; an unknown person never does. */
export function checkCoordinates({ on, actor, place }: ClusterDesk): Check {
  const { forum } = on;
  if (forum === null || forum.state.lifecycle === 'dissolved') {
    return because('no-forum', 'FPK klaster ini tidak ada lagi', "the cluster's forum is no more");
  }
  const coordinator = coordinatorOf(forum);
  if (actor.person === null || actor.person !== coordinator) {
    return because(
      'not-the-coordinator',
      'hanya koordinator FPK yang dapat memutuskan ini',
      "only the forum's coordinator decides this",
    );
  }
  const seated = memberRoster(forum.state, place.zone, place.today)
    .filled(place.today)
    .some(({ fact }) => fact.data.person === coordinator);
  return (
    !seated &&
    because(
      'coordinator-not-seated',
      'koordinator tidak lagi menduduki kursi FPK',
      'the coordinator no longer holds a seat of the forum',
    )
  );
}
