import type { Actor, DomainEvent, EventMeta, FactRef } from '@app/eventsourcing';

/** One recorded fact with what a judge may ask of it: where it stands, when it holds, who recorded it. */
export interface Fact<E extends DomainEvent = DomainEvent> {
  readonly ref: FactRef;
  readonly type: E['type'];
  readonly data: E['data'];
  readonly at: string;
  readonly effectiveAt: string;
  readonly actor: Actor;
}

/** Live facts by type, oldest first. A retracted fact is gone from here and stays in the log. */
export type Facts = Readonly<Record<string, readonly Fact[]>>;

export const noFacts: Facts = Object.freeze({});

/** @returns the facts with one more */
export function addFact(facts: Facts, event: DomainEvent, meta: EventMeta): Facts {
  const fact: Fact = {
    ref: { version: meta.version, index: meta.index },
    type: event.type,
    data: event.data,
    at: meta.at,
    effectiveAt: meta.effectiveAt,
    actor: meta.actor,
  };
  return { ...facts, [event.type]: [...(facts[event.type] ?? []), fact] };
}

/** @returns the facts without the one at `ref`; unchanged when it is not there */
export function removeFact(facts: Facts, type: string, ref: FactRef): Facts {
  const kept = (facts[type] ?? []).filter((f) => f.ref.version !== ref.version || f.ref.index !== ref.index);
  return { ...facts, [type]: kept };
}

/** @returns the live facts of a type, oldest first */
export function factsOf<E extends DomainEvent, T extends E['type']>(
  facts: Facts,
  type: T,
): readonly Fact<Extract<E, { type: T }>>[] {
  return (facts[type] ?? []) as readonly Fact<Extract<E, { type: T }>>[];
}

/** @returns the newest live fact of a type, by order of recording */
export function latestFact<E extends DomainEvent, T extends E['type']>(
  facts: Facts,
  type: T,
): Fact<Extract<E, { type: T }>> | undefined {
  return factsOf<E, T>(facts, type).at(-1);
}

/** @returns the live fact at an address, of whatever type */
export function factAt(facts: Facts, ref: FactRef): Fact | undefined {
  for (const list of Object.values(facts)) {
    const found = list.find((f) => f.ref.version === ref.version && f.ref.index === ref.index);
    if (found !== undefined) return found;
  }
  return undefined;
}
