import type { DomainEvent } from '@app/eventsourcing';
import type { Fact, Facts } from '@app/programme';
import type { Seating, SeatOn } from './seats.js';

/** A recorded fact as a reader sees it: `version` and `index` are its address, by which it can be retracted. */
export interface FactView {
  readonly version: number;
  readonly index: number;
  readonly at: string;
  readonly effectiveAt: string;
  readonly actor: { readonly account: string; readonly person: string | null };
  readonly data: object;
}

/** @returns the fact with its address, and null for none */
export function factView(fact: Fact<DomainEvent> | null | undefined): FactView | null {
  if (fact === null || fact === undefined) return null;
  const { ref, at, effectiveAt, actor, data } = fact;
  return { ...ref, at, effectiveAt, actor: { account: actor.account, person: actor.person }, data };
}

/** @returns every live fact of a stream by its type, oldest first; what was retracted is not among them */
export function factsView(facts: Facts): Record<string, FactView[]> {
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([, list]) => list.length > 0)
      .map(([type, list]) => [type, list.map((fact) => factView(fact)!)]),
  );
}

/** @returns a seat with whoever holds it, or held it last */
export function seatView({ seat, filled, since, fact }: SeatOn<Seating>): object {
  const { seat: _, ...seating } = fact.data;
  return { seat, filled, since, ...seating };
}
