/** One fact, as a decider produced it. `schema` is the version of the shape of `data`, raised by upcasters only. */
export interface DomainEvent<T extends string = string, D extends object = object> {
  readonly type: T;
  readonly schema: number;
  readonly data: D;
}

/**
 * Who caused an entry, by pseudonym only: names live on the person stream, encrypted per person.
 * `account` is an account's uuid or one of the engine's own actors (`operator`, `reactor`, `sweep`, `demo`).
 */
export interface Actor {
  readonly account: string;
  readonly person: string | null;
}

/** What stands around the events of one entry and is covered by the entry's hash. */
export interface EntryMeta {
  /** uuid of the stream. */
  readonly stream: string;
  /** kind of stream: forum, cluster, agreement … */
  readonly category: string;
  /** 1 for the first entry of the stream; one entry is the result of one command. */
  readonly version: number;
  /** uuid of the command; unique in the whole log. */
  readonly commandId: string;
  readonly actor: Actor;
  /** When the command was decided: ISO 8601 UTC with milliseconds, the server's clock. */
  readonly at: string;
  /** When the facts hold in the world: ISO 8601 with an offset. Equal to `at` unless backdated. */
  readonly effectiveAt: string;
  /** Hash of the definition that the decision was judged under, where there was one. */
  readonly definition: string | null;
}

/** One committed entry: one or more events that happened together, one row of the log. */
export interface Entry<E extends DomainEvent = DomainEvent> extends EntryMeta {
  /** The row's id: an answer to an append, what `?wait=` takes. Not an order. */
  readonly id: number;
  readonly events: readonly E[];
  /** Set when the whole body was erased: the events then read as `EventSpec.erased` answers. */
  readonly erased?: true;
}

/** An entry that the sealer has given its place in the global order. */
export interface SealedEntry<E extends DomainEvent = DomainEvent> extends Entry<E> {
  /** Dense: the first entry of the log is 0. */
  readonly position: number;
  readonly sealedAt: string;
}

/** A fact's address inside its stream. */
export interface FactRef {
  readonly version: number;
  /** Index of the event in its entry, from 0. */
  readonly index: number;
}

/** The version of a stream that a decision looked at; 0 when the stream did not exist. */
export interface StreamVersion {
  readonly stream: string;
  readonly category: string;
  readonly version: number;
}
