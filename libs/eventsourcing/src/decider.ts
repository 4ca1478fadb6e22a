import type { Actor, DomainEvent, EntryMeta } from './event.js';
import type { Refusal } from './refusal.js';

/** Everything a decision may know of its surroundings. Time, ids and actor come in; nothing is looked up. */
export interface CommandContext {
  readonly commandId: string;
  /** uuid of the stream that the command writes. */
  readonly stream: string;
  readonly actor: Actor;
  /** The server's clock when the command is decided: ISO 8601 UTC with milliseconds. */
  readonly at: string;
  /** ISO 8601 with offset: when the facts hold in the world. */
  readonly effectiveAt: string;
}

export type Decision<E extends DomainEvent> =
  | { readonly ok: true; readonly events: readonly E[]; readonly definition?: string }
  | { readonly ok: false; readonly refusal: Refusal };

/** What `evolve` may know of the entry that an event came in. */
export type EventMeta = EntryMeta & { readonly index: number };

/**
 * The three functions of an event-sourced lifecycle. `evolve` folds, never judges and never reads a clock;
 * an event that the lifecycle cannot accept is corruption and throws. `decide` answers events or a refusal.
 *
 * @typeParam F facts of other streams that the decision needs, loaded by the caller for each attempt
 */
export interface Decider<S, C, E extends DomainEvent, F = undefined> {
  readonly category: string;
  initial(): S;
  evolve(state: S, event: E, meta: EventMeta): S;
  decide(command: C, state: S, context: CommandContext, facts: F): Decision<E>;
}

/** @returns a decision that appends these events; an empty list means that there is nothing to do */
export function accept<E extends DomainEvent>(events: readonly E[], definition?: string): Decision<E> {
  return definition === undefined ? { ok: true, events } : { ok: true, events, definition };
}

export function refuse<E extends DomainEvent>(refusal: Refusal): Decision<E> {
  return { ok: false, refusal };
}

/**
 * Folds entries over a state.
 *
 * @param decider whose `evolve` folds
 * @param entries in stream order, upcast
 * @param state where to begin; the decider's initial state by default
 * @throws Error when an event is not one that the lifecycle accepts (corruption)
 */
export function fold<S, C, E extends DomainEvent, F>(
  decider: Decider<S, C, E, F>,
  entries: readonly (EntryMeta & { readonly events: readonly DomainEvent[] })[],
  state: S = decider.initial(),
): S {
  let folded = state;
  for (const { events, ...meta } of entries) {
    events.forEach((event, index) => {
      folded = decider.evolve(folded, event as E, { ...meta, index });
    });
  }
  return folded;
}
