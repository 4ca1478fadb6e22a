import type { AgreementState, ClusterState, ForumState, Zone } from '@app/programme';
import { addDays, memberRoster, representativeRoster, statusOf } from '@app/programme';

/** Kinds that end in a command of the sweep: `expire-agreement`, `expire-waiver`, `end-member-term`, … */
export type DueKind = 'agreement-expiry' | 'waiver-expiry' | 'member-term' | 'representative-term';

export interface Due {
  readonly kind: DueKind;
  /** What is over: an agreement's stream, a waiver, a seat. */
  readonly id: string;
  /** The first day on which it is over. */
  readonly due: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Where a stream's days begin, and the day on which it is looked at. */
export interface PlaceAndDay {
  readonly zone: Zone;
  readonly day: string;
}

/** The last day is the last on which it holds, so it is over on the next. */
const after = (lastDay: string): string => addDays(lastDay, 1);

export function agreementDues(agreement: string, state: AgreementState): Due[] {
  if (statusOf(state) !== 'active' || state.terms === null) return [];
  const { until } = state.terms;
  return [{ kind: 'agreement-expiry', id: agreement, due: after(until), params: { until } }];
}

/** Nobody is a member of a forum that is no more. */
export function forumDues(state: ForumState, { zone, day }: PlaceAndDay): Due[] {
  if (state.lifecycle === 'dissolved') return [];
  return terms('member-term', memberRoster(state, zone, day).on(day));
}

/** A cluster that was withdrawn has neither a step that a waiver serves nor an FKAK that is judged. */
export function clusterDues(state: ClusterState, { zone, day }: PlaceAndDay): Due[] {
  if ((state.lifecycle as { standing?: unknown }).standing === 'withdrawn') return [];
  const waivers = Object.values(state.waivers).filter((waiver) => waiver.state === 'granted');
  return [
    ...terms('representative-term', representativeRoster(state, zone, day).on(day)),
    ...waivers.map(({ waiver, criterion, expires }): Due => {
      return { kind: 'waiver-expiry', id: waiver, due: after(expires), params: { criterion, expires } };
    }),
  ];
}

interface Held {
  readonly seat: string;
  readonly left: unknown;
  readonly fact: { readonly data: { readonly until?: string | undefined } };
}

/** Seats with a last day whose holder's departure is not on record, be the day past or to come. */
function terms(kind: DueKind, seats: readonly Held[]): Due[] {
  return seats.flatMap(({ seat, left, fact }): Due[] => {
    const { until } = fact.data;
    return left !== null || until === undefined
      ? []
      : [{ kind, id: seat, due: after(until), params: { until } }];
  });
}
