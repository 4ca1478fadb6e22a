import type { CommandContext, Decider, Decision } from '../decider.js';
import { fold } from '../decider.js';
import type { DomainEvent, EntryMeta } from '../event.js';

/** Where a specification plays, unless it says otherwise. */
export const SPEC_CONTEXT: CommandContext = {
  commandId: '00000000-0000-4000-8000-00000000c0de',
  stream: '00000000-0000-4000-8000-00000000aaaa',
  actor: { account: '00000000-0000-4000-8000-0000000acc01', person: null },
  at: '2026-03-31T09:00:00.000Z',
  effectiveAt: '2026-03-31T09:00:00.000Z',
};

/** Something that happened before: a bare event is an entry of its own; an entry may hold several, and say when. */
export type Given<E extends DomainEvent> = E | (Partial<EntryMeta> & { readonly events: readonly E[] });

export interface Spec<S, C, E extends DomainEvent, F> {
  /**
   * @param context what differs from `SPEC_CONTEXT`
   * @param facts what the decision knows of other streams
   */
  when(command: C, context?: Partial<CommandContext>, facts?: F): Outcome<S, E>;
  /** The state that the given history folds to. */
  readonly state: S;
}

export interface Outcome<S, E extends DomainEvent> {
  /** Expects exactly these events, and that the lifecycle accepts them. @returns the state after them */
  then(events: readonly E[]): S;
  /** Expects that there is nothing to do. */
  thenNothing(): void;
  /** Expects a refusal with this code and, when given, exactly these reasons in any order. */
  thenRefused(code: string, reasonCodes?: readonly string[]): void;
  /** For what the others do not cover. */
  readonly decision: Decision<E>;
}

/**
 * A decider's specification over events: given what happened, when a command comes, then these events or this
 * refusal.
 *
 * @param history entries or bare events in order
 */
export function given<S, C, E extends DomainEvent, F = undefined>(
  decider: Decider<S, C, E, F>,
  history: readonly Given<E>[] = [],
): Spec<S, C, E, F> {
  const entries = history.map((item, index) => entryOf(decider.category, item, index + 1));
  const state = fold(decider, entries);
  return {
    state,
    when: (command, context = {}, facts) => {
      const decided = { ...SPEC_CONTEXT, ...context };
      const decision = decider.decide(command, state, decided, facts as F);
      const after = (events: readonly E[]) =>
        fold(decider, [{ ...metaAt(decider.category, entries.length + 1), ...decided, events }], state);
      return outcomeOf(decision, after);
    },
  };
}

function outcomeOf<S, E extends DomainEvent>(
  decision: Decision<E>,
  after: (events: readonly E[]) => S,
): Outcome<S, E> {
  return {
    decision,
    then: (events) => {
      expect(decision).toEqual(expect.objectContaining({ ok: true, events }));
      return after(events);
    },
    thenNothing: () => expect(decision).toEqual(expect.objectContaining({ ok: true, events: [] })),
    thenRefused: (code, reasonCodes) => {
      const seen = decision.ok
        ? { accepted: decision.events }
        : {
            code: decision.refusal.code,
            reasons: decision.refusal.reasons.map((reason) => reason.code).sort(),
          };
      expect(seen).toEqual({ code, reasons: reasonCodes ? [...reasonCodes].sort() : expect.anything() });
    },
  };
}

function entryOf<E extends DomainEvent>(
  category: string,
  item: Given<E>,
  version: number,
): EntryMeta & { readonly events: readonly E[] } {
  const meta = metaAt(category, version);
  return 'events' in item ? { ...meta, ...item } : { ...meta, events: [item] };
}

function metaAt(category: string, version: number): EntryMeta {
  return {
    stream: SPEC_CONTEXT.stream,
    category,
    version,
    commandId: `00000000-0000-4000-8000-${version.toString(16).padStart(12, '0')}`,
    actor: SPEC_CONTEXT.actor,
    at: SPEC_CONTEXT.at,
    effectiveAt: SPEC_CONTEXT.effectiveAt,
    definition: null,
  };
}
