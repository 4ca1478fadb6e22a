import { isDeepStrictEqual } from 'node:util';
import { checkAppend } from './check-append.js';
import type { Entry, SealedEntry } from './event.js';
import type { Head } from './head.js';
import { headOf, MAX_HEAD_BYTES, metaOf, OversizedHeadError } from './head.js';
import { isPersonal, replaceObjects } from './personal-fields.js';
import type { EventRegistry } from './registry.js';
import type {
  AppendReceipt,
  AppendRequest,
  AppendResult,
  EventStore,
  LogHead,
  ReadStreamOptions,
} from './store.js';

interface Stored {
  readonly id: number;
  readonly head: Head;
  /** JSON of the events' data; null once erased. */
  body: string | null;
  readonly request: unknown;
}

/** One log in memory; several stores may look at it with different registries. */
interface MemoryLog {
  readonly entries: Stored[];
  readonly byCommand: Map<string, Stored>;
  readonly streams: Map<string, Stored[]>;
  /** Index is the position. */
  readonly sealed: { readonly entry: Stored; readonly sealedAt: string }[];
  readonly positions: Map<number, number>;
  readonly destroyed: Set<string>;
}

export interface MemoryStoreOptions {
  readonly registry: EventRegistry;
  /** ISO 8601 UTC with milliseconds; the machine's clock by default. */
  readonly now?: () => string;
}

// Digests are of fixed length, so the size of a head does not depend on them.
const SEALS = { nonce: 'A'.repeat(22), body: 'A'.repeat(43), request: 'A'.repeat(43) };

/**
 * The store's port without a database: for tests and for folding imagined histories. Same contract as the
 * PostgreSQL store; nothing is sealed until `seal()` is called, and nothing is encrypted.
 */
export class MemoryEventStore implements EventStore {
  private readonly now: () => string;

  constructor(
    private readonly options: MemoryStoreOptions,
    private readonly log: MemoryLog = {
      entries: [],
      byCommand: new Map(),
      streams: new Map(),
      sealed: [],
      positions: new Map(),
      destroyed: new Set(),
    },
  ) {
    this.now = options.now ?? (() => new Date().toISOString());
  }

  /** The same log as a program with other event types reads it. */
  withRegistry(registry: EventRegistry): MemoryEventStore {
    return new MemoryEventStore({ ...this.options, registry }, this.log);
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const events = checkAppend(this.options.registry, request);
    const head = headOf(request, events, SEALS);
    const bytes = new TextEncoder().encode(JSON.stringify(head)).length;
    if (bytes > MAX_HEAD_BYTES) throw new OversizedHeadError(bytes);
    const sent: unknown = JSON.parse(JSON.stringify(request.request ?? null));
    const known = this.log.byCommand.get(request.commandId);
    if (known !== undefined) {
      const same = known.body === null || isDeepStrictEqual(known.request, sent);
      return same ? { status: 'known', receipt: receiptOf(known) } : { status: 'command-id-reused' };
    }
    const stream = this.log.streams.get(request.stream) ?? [];
    if (stream.length > request.expectedVersion) return { status: 'conflict', actual: stream.length };
    if (stream.length < request.expectedVersion) return { status: 'ahead', actual: stream.length };
    const body = JSON.stringify(events.map(({ data }) => data));
    const entry: Stored = { id: this.log.entries.length + 1, head, body, request: sent };
    this.log.entries.push(entry);
    this.log.byCommand.set(request.commandId, entry);
    this.log.streams.set(request.stream, [...stream, entry]);
    return { status: 'appended', receipt: receiptOf(entry) };
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<Entry[]> {
    const entries = (this.log.streams.get(stream) ?? []).slice((options.from ?? 1) - 1);
    const { asOf } = options;
    const seen =
      asOf === undefined
        ? entries
        : entries.filter(({ id }) => (this.log.positions.get(id) ?? Infinity) <= asOf);
    return seen.map((entry) => this.read(entry));
  }

  async findByCommand(commandId: string, request?: unknown): Promise<Entry | 'command-id-reused' | null> {
    const entry = this.log.byCommand.get(commandId);
    if (entry === undefined) return null;
    const sent: unknown = request === undefined ? entry.request : JSON.parse(JSON.stringify(request));
    if (entry.body !== null && !isDeepStrictEqual(entry.request, sent)) return 'command-id-reused';
    return this.read(entry);
  }

  async readAll(position: number, limit: number): Promise<SealedEntry[]> {
    return this.log.sealed.slice(position, position + limit).map(({ entry, sealedAt }, index) => ({
      ...this.read(entry),
      position: position + index,
      sealedAt,
    }));
  }

  async head(): Promise<LogHead> {
    return { position: this.log.sealed.length - 1, sealedAt: this.log.sealed.at(-1)?.sealedAt ?? null };
  }

  async positionAt(instant: string): Promise<number | null> {
    const moment = Date.parse(instant);
    if (Number.isNaN(moment)) throw new RangeError(`"${instant}" is not an instant`);
    const last = this.log.sealed.at(-1);
    if (moment > Date.parse(this.now()) && (last === undefined || moment > Date.parse(last.sealedAt)))
      return null;
    return this.log.sealed.filter(({ sealedAt }) => Date.parse(sealedAt) <= moment).length - 1;
  }

  async positionOf(id: number): Promise<number | null> {
    return this.log.positions.get(id) ?? null;
  }

  /**
   * Gives every entry that has none its place in the global order.
   * @returns how many entries were sealed
   */
  seal(): number {
    const previous = this.log.sealed.at(-1)?.sealedAt ?? '';
    const now = this.now();
    const sealedAt = now > previous ? now : previous;
    const fresh = this.log.entries.slice(this.log.sealed.length);
    for (const entry of fresh) {
      this.log.positions.set(entry.id, this.log.sealed.length);
      this.log.sealed.push({ entry, sealedAt });
    }
    return fresh.length;
  }

  /** Erases a person: all personal values of this subject read as erased from now on. */
  destroyKey(subject: string): void {
    this.log.destroyed.add(subject);
  }

  /** Erases the whole body of an entry. */
  eraseBody(id: number): void {
    this.log.entries[id - 1]!.body = null;
  }

  private read(entry: Stored): Entry {
    const { registry } = this.options;
    const meta = metaOf(entry.head);
    if (entry.body === null) {
      const events = entry.head.events.map(({ type }) => registry.erased(type, meta));
      return { ...meta, id: entry.id, events, erased: true };
    }
    const payloads = (JSON.parse(entry.body) as object[]).map((data) => this.withoutErased(data));
    const events = entry.head.events.map(({ type, schema }, index) =>
      registry.upcast({ type, schema, data: payloads[index]! }),
    );
    return { ...meta, id: entry.id, events };
  }

  private withoutErased(data: object): object {
    return replaceObjects(data, (value) =>
      isPersonal(value) && this.log.destroyed.has(value.subject)
        ? { subject: value.subject, erased: true }
        : undefined,
    ) as object;
  }
}

function receiptOf({ id, head }: Stored): AppendReceipt {
  return { stream: head.stream, version: head.version, id };
}
