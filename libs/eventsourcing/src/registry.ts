import type { DomainEvent, EntryMeta } from './event.js';

/** What the log knows of one event type: its newest schema, how to check it, and which fields are personal. */
export interface EventSpec {
  readonly type: string;
  /** Newest schema version, from 1. */
  readonly schema: number;
  /** Checks data of the newest schema. @throws Error naming the field at fault */
  parse(data: unknown): object;
  /** Paths of personal values in the newest schema: `name`, `contact.phone`, `signatories.*.name`. */
  readonly personal: readonly string[];
  /** `upcasters[n]` turns data of schema n + 1 into schema n + 2. */
  readonly upcasters?: readonly ((data: object) => object)[];
  /**
   * Newest-schema data to read an event by whose whole body was erased: what a fold needs, taken from the entry's
   * head, personal values as erased. Only an entry whose types all declare this may have its body erased.
   */
  erased?(meta: EntryMeta): object;
}

/** Thrown when the log holds an event that this program cannot know: never skipped in silence. */
export class UnknownEventError extends Error {
  constructor(readonly type: string) {
    super(`event type "${type}" is not known to this version of the program`);
    this.name = 'UnknownEventError';
  }
}

/** Thrown when a body is gone whose event type never allowed that: the log was tampered with. */
export class ErasedBodyError extends Error {
  constructor(
    readonly type: string,
    readonly meta: EntryMeta,
  ) {
    super(
      `the body of ${meta.category} ${meta.stream} version ${meta.version} is missing, and "${type}" cannot be erased`,
    );
    this.name = 'ErasedBodyError';
  }
}

/** All event types of a program. Types and schema versions are add-only. */
export class EventRegistry {
  private readonly specs = new Map<string, EventSpec>();

  constructor(specs: Iterable<EventSpec>) {
    for (const spec of specs) {
      if (this.specs.has(spec.type)) throw new Error(`event type "${spec.type}" is declared twice`);
      if ((spec.upcasters?.length ?? 0) !== spec.schema - 1) {
        throw new Error(`event type "${spec.type}" needs ${spec.schema - 1} upcasters`);
      }
      this.specs.set(spec.type, spec);
    }
  }

  /** @throws UnknownEventError */
  spec(type: string): EventSpec {
    const spec = this.specs.get(type);
    if (spec === undefined) throw new UnknownEventError(type);
    return spec;
  }

  types(): string[] {
    return [...this.specs.keys()];
  }

  /**
   * Raises a stored event to the newest schema.
   * @throws UnknownEventError for an unknown type, Error for a schema newer than this program
   */
  upcast(event: DomainEvent): DomainEvent {
    const spec = this.spec(event.type);
    if (event.schema > spec.schema) {
      throw new Error(`event "${event.type}" has schema ${event.schema}; this program knows ${spec.schema}`);
    }
    let data = event.data;
    for (let version = event.schema; version < spec.schema; version++) {
      data = spec.upcasters![version - 1]!(data);
    }
    return { type: event.type, schema: spec.schema, data };
  }

  /**
   * How an event reads once the whole body of its entry was erased.
   * @throws UnknownEventError, or ErasedBodyError when the type does not allow it
   */
  erased(type: string, meta: EntryMeta): DomainEvent {
    const spec = this.spec(type);
    if (spec.erased === undefined) throw new ErasedBodyError(type, meta);
    return { type, schema: spec.schema, data: spec.erased(meta) };
  }
}
