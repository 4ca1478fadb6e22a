import type { ClusterEvent } from '../cluster/events.js';
import type { ForumEvent } from '../forum/events.js';
import { addDays, dayIn, type Zone } from './calendar.js';
import type { Facts } from './facts.js';
import { factsOf } from './facts.js';

/** A person's time in a seat; `until` is its last day, null while it goes on. */
export interface Tenure {
  readonly person: string;
  readonly from: string;
  readonly until: string | null;
}

/** @returns who sat in the FPK and when, by its live facts */
export function forumTenures(facts: Facts, zone: Zone): Tenure[] {
  return tenures(
    factsOf<ForumEvent, 'MemberSeated'>(facts, 'MemberSeated'),
    factsOf<ForumEvent, 'MemberLeft'>(facts, 'MemberLeft'),
    zone,
  );
}

/** @returns who represented a sub-group in the FKAK and when, by the cluster's live facts */
export function fkakTenures(facts: Facts, zone: Zone): Tenure[] {
  return tenures(
    factsOf<ClusterEvent, 'RepresentativeSeated'>(facts, 'RepresentativeSeated'),
    factsOf<ClusterEvent, 'RepresentativeLeft'>(facts, 'RepresentativeLeft'),
    zone,
  );
}

/** @returns whether somebody sat on any day from `from` to `until` */
export function satBetween(
  list: readonly Tenure[],
  person: string | null,
  from: string,
  until: string,
): boolean {
  return list.some(
    (tenure) => tenure.person === person && tenure.from <= until && (tenure.until ?? until) >= from,
  );
}

interface Recorded<D> {
  readonly ref: { readonly version: number; readonly index: number };
  readonly effectiveAt: string;
  readonly data: D;
}

function tenures(
  seated: readonly Recorded<{ seat: string; person: string; until?: string | undefined }>[],
  left: readonly Recorded<{ seat: string; leftOn: string }>[],
  zone: Zone,
): Tenure[] {
  return seated.map(({ ref, effectiveAt, data }) => {
    // The first departure recorded after this person took the seat ends their time in it, not a successor's.
    const gone = left.find(
      (each) =>
        each.data.seat === data.seat &&
        (each.ref.version > ref.version || (each.ref.version === ref.version && each.ref.index > ref.index)),
    );
    // The day of leaving is the first one without the person.
    const last = gone && addDays(gone.data.leftOn, -1);
    const ends = [data.until, last].filter((day) => day !== undefined).sort();
    return { person: data.person, from: dayIn(zone, effectiveAt), until: ends[0] ?? null };
  });
}
