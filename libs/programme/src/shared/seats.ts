import type { DomainEvent } from '@app/eventsourcing';
import { addDays, dayIn, type Zone } from './calendar.js';
import type { Fact } from './facts.js';

/** What every seating says, of a forum's member as of a sub-group's representative. */
export interface Seating {
  readonly seat: string;
  readonly person: string;
  /** The last day of the term. */
  readonly until?: string;
}

type SeatedFact<D extends Seating> = Fact<DomainEvent<string, D>>;
type LeftFact = Fact<DomainEvent<string, { seat: string; leftOn: string; seatContinues?: boolean }>>;

/** A seat as it stands on a day. A seat given up (`seatContinues` false) is no longer there. */
export interface Seat<D extends Seating> {
  readonly seat: string;
  readonly filled: boolean;
  /** The occupant, or the last one of a vacant seat. */
  readonly fact: SeatedFact<D>;
  /** How it came to be vacant, when that was recorded. */
  readonly left: LeftFact | null;
  /** The day since which it is filled, or vacant. */
  readonly since: string;
}

type Change<D extends Seating> = { readonly day: string; readonly seat: string } & (
  { readonly seated: SeatedFact<D> } | { readonly left: LeftFact }
);

const byRecording = (a: Fact, b: Fact): number => a.ref.version - b.ref.version || a.ref.index - b.ref.index;
const factOf = <D extends Seating>(change: Change<D>): Fact =>
  'seated' in change ? change.seated : change.left;

export interface RosterOptions {
  readonly zone: Zone;
  /** Facts effective after this day are not seen. */
  readonly day: string;
  /** Whether a vacated seat stays where the fact does not say so. */
  readonly seatsContinue: boolean;
}

/**
 * Who sits where, by effective days: a seating counts from the day on which its entry is effective, a departure
 * from `leftOn`, the first day without the person. A term ends with its last day, recorded or not.
 */
export class Roster<D extends Seating> {
  private readonly changes: readonly Change<D>[];

  constructor(
    seated: readonly SeatedFact<D>[],
    left: readonly LeftFact[],
    private readonly options: RosterOptions,
  ) {
    const { zone, day } = options;
    const changes: Change<D>[] = [
      ...seated.map((fact) => ({ day: dayIn(zone, fact.effectiveAt), seat: fact.data.seat, seated: fact })),
      ...left
        .filter((fact) => dayIn(zone, fact.effectiveAt) <= day)
        .map((fact) => ({ day: fact.data.leftOn, seat: fact.data.seat, left: fact })),
    ];
    this.changes = changes
      .filter((change) => change.day <= day)
      .sort((a, b) => (a.day === b.day ? byRecording(factOf(a), factOf(b)) : a.day < b.day ? -1 : 1));
  }

  /** The seats that exist on a day, in the order in which they were first filled. */
  on(day: string): Seat<D>[] {
    const seats = new Map<string, Seat<D>>();
    for (const change of this.changes) {
      if (change.day > day) break;
      this.apply(seats, change);
    }
    return [...seats.values()].map((seat) => afterTerm(seat, day));
  }

  private apply(seats: Map<string, Seat<D>>, change: Change<D>): void {
    const { seat, day } = change;
    const before = seats.get(seat);
    if ('seated' in change) {
      seats.set(seat, { seat, filled: true, fact: change.seated, left: null, since: day });
    } else if (!(change.left.data.seatContinues ?? this.options.seatsContinue)) {
      seats.delete(seat);
    } else if (before?.filled) {
      // A term that ended before the departure was recorded left the seat empty from its own last day.
      seats.set(seat, {
        ...before,
        filled: false,
        left: change.left,
        since: vacantFrom(before, day) ?? day,
      });
    }
  }

  /** The occupied seats on a day. */
  filled(day: string): Seat<D>[] {
    return this.on(day).filter(({ filled }) => filled);
  }

  /** @returns the day since which a seat that was held before is free; undefined when it is held, or is new */
  freeSince(seat: string): string | undefined {
    const now = this.on(this.options.day).find((each) => each.seat === seat);
    if (now !== undefined) return now.filled ? undefined : now.since;
    return this.changes.filter((change) => change.seat === seat).at(-1)?.day;
  }

  /** The next day on which a seat falls vacant by the end of its term alone. */
  nextTermEnd(day: string): string | undefined {
    return this.filled(day)
      .flatMap(({ fact }) => (fact.data.until === undefined ? [] : [addDays(fact.data.until, 1)]))
      .sort()[0];
  }

  /**
   * @param holds a condition on the seats of a day
   * @returns the first day of the unbroken time up to the roster's day in which it has not held; undefined when
   *   it holds, or when there never was a seat
   */
  unmetSince(holds: (seats: readonly Seat<D>[]) => boolean): string | undefined {
    const { day } = this.options;
    const ends = this.changes.flatMap((change) =>
      'seated' in change && change.seated.data.until !== undefined
        ? [addDays(change.seated.data.until, 1)]
        : [],
    );
    const days = [...new Set([...this.changes.map((change) => change.day), ...ends])]
      .filter((each) => each <= day)
      .sort()
      .reverse();
    let since: string | undefined;
    for (const each of days) {
      if (holds(this.on(each))) return since;
      since = each;
    }
    return since;
  }
}

function vacantFrom<D extends Seating>(seat: Seat<D>, day: string): string | undefined {
  const { until } = seat.fact.data;
  return until !== undefined && until < day ? addDays(until, 1) : undefined;
}

function afterTerm<D extends Seating>(seat: Seat<D>, day: string): Seat<D> {
  const since = seat.filled ? vacantFrom(seat, day) : undefined;
  return since === undefined ? seat : { ...seat, filled: false, since };
}
