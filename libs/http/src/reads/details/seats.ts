import type { DomainEvent } from '@app/eventsourcing';
import type { Fact } from '@app/programme';

/** What every seating says, of a member of the forum as of a representative. */
export interface Seating {
  readonly seat: string;
  readonly person: string;
  readonly until?: string;
}

/** A seat as the domain's rosters give it. */
export interface SeatOn<D extends Seating> {
  readonly seat: string;
  readonly filled: boolean;
  readonly since: string;
  readonly fact: Fact<DomainEvent<string, D>>;
}
