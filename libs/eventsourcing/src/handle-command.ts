import type { CommandContext, Decider } from './decider.js';
import { fold } from './decider.js';
import type { DomainEvent, Entry } from './event.js';
import type { Refusal } from './refusal.js';
import type { AppendReceipt, AppendResult, EventStore } from './store.js';

/** A command on its way to one stream (`context.stream`). */
export interface CommandEnvelope<C> {
  readonly command: C;
  /** The request as its sender gave it, personal values left out; compared on a retry. */
  readonly request: unknown;
  readonly context: CommandContext;
  /** From If-Match: the version the sender saw. Without it the newest state is decided on. */
  readonly expectedVersion?: number;
}

export type CommandOutcome =
  | {
      readonly ok: true;
      /** null when there was nothing to do and so nothing was appended. */
      readonly receipt: AppendReceipt | null;
      readonly version: number;
      readonly events: readonly DomainEvent[];
      /** The command had been recorded before: this is its entry. */
      readonly replayed: boolean;
    }
  | { readonly ok: false; readonly kind: 'refused'; readonly refusal: Refusal; readonly version: number }
  | { readonly ok: false; readonly kind: 'conflict'; readonly expected: number; readonly actual: number }
  | { readonly ok: false; readonly kind: 'command-id-reused' };

export interface HandleOptions<S, F> {
  /** Loads the facts of other streams that `decide` needs; called anew on each attempt. */
  facts?(state: S, version: number): Promise<F>;
  /** How often a lost race is decided again when no version was demanded. 8 by default. */
  readonly attempts?: number;
}

const recorded = (entry: Entry): CommandOutcome => ({
  ok: true,
  receipt: { stream: entry.stream, version: entry.version, id: entry.id },
  version: entry.version,
  events: entry.events,
  replayed: true,
});

/**
 * Read, fold, decide, append. A command id that is already recorded answers with its entry and never reaches
 * `decide`; a lost race is decided again on the newer state, unless the sender demanded a version.
 *
 * @throws Error only for what is not expected: an unreachable store, corruption
 */
export async function handleCommand<S, C, E extends DomainEvent, F = undefined>(
  store: EventStore,
  decider: Decider<S, C, E, F>,
  envelope: CommandEnvelope<C>,
  options: HandleOptions<S, F> = {},
): Promise<CommandOutcome> {
  const { command, context, expectedVersion } = envelope;
  const { stream } = context;
  const known = await outcomeOf(store, envelope);
  if (known !== null) return known;

  let actual = 0;
  for (let attempt = 0; attempt < (options.attempts ?? 8); attempt++) {
    const entries = await store.readStream(stream);
    // Sent twice at once: the other one was recorded after the look-up above, and this one would be judged on it.
    if (entries.some(({ commandId }) => commandId === context.commandId)) {
      const twin = await outcomeOf(store, envelope);
      if (twin !== null) return twin;
    }
    const version = entries.length === 0 ? 0 : entries[entries.length - 1]!.version;
    if (expectedVersion !== undefined && expectedVersion !== version) {
      return { ok: false, kind: 'conflict', expected: expectedVersion, actual: version };
    }
    const state = fold(decider, entries);
    const facts = (await options.facts?.(state, version)) as F;
    const decision = decider.decide(command, state, context, facts);
    if (!decision.ok) return { ok: false, kind: 'refused', refusal: decision.refusal, version };
    if (decision.events.length === 0)
      return { ok: true, receipt: null, version, events: [], replayed: false };
    const result = await store.append({
      stream,
      category: decider.category,
      expectedVersion: version,
      commandId: context.commandId,
      request: envelope.request,
      actor: context.actor,
      at: context.at,
      effectiveAt: context.effectiveAt,
      definition: decision.definition ?? null,
      events: decision.events,
    });
    const outcome = await settle(store, envelope, decision.events, result);
    if (outcome !== null) return outcome;
    actual = 'actual' in result ? result.actual : version;
  }
  return { ok: false, kind: 'conflict', expected: expectedVersion ?? actual, actual };
}

/** @returns what the command's id has recorded already, or null when it has recorded nothing */
async function outcomeOf<C>(
  store: EventStore,
  { context, request }: CommandEnvelope<C>,
): Promise<CommandOutcome | null> {
  const entry = await store.findByCommand(context.commandId, request);
  if (entry === 'command-id-reused') return { ok: false, kind: 'command-id-reused' };
  return entry === null ? null : recorded(entry);
}

/** @returns the outcome, or null when the race was lost and should be decided again */
async function settle<C>(
  store: EventStore,
  envelope: CommandEnvelope<C>,
  events: readonly DomainEvent[],
  result: AppendResult,
): Promise<CommandOutcome | null> {
  switch (result.status) {
    case 'appended':
      return { ok: true, receipt: result.receipt, version: result.receipt.version, events, replayed: false };
    case 'known':
      // The answer is the recorded entry, whose events may differ from those just decided.
      return outcomeOf(store, envelope);
    case 'command-id-reused':
      return { ok: false, kind: 'command-id-reused' };
    default:
      return envelope.expectedVersion === undefined
        ? null
        : { ok: false, kind: 'conflict', expected: envelope.expectedVersion, actual: result.actual };
  }
}
