import type { Actor, DomainEvent, Entry, SealedEntry } from './event.js';

/** What a command wants appended: the next entry of one stream. */
export interface AppendRequest {
  readonly stream: string;
  readonly category: string;
  /** Version of the stream that the decision was made on; 0 for a new stream. */
  readonly expectedVersion: number;
  readonly commandId: string;
  /**
   * The request as its sender gave it, personal values left out (a digest of a name outlives the name).
   * Its salted digest tells a retry from another request under the same command id.
   */
  readonly request: unknown;
  readonly actor: Actor;
  readonly at: string;
  readonly effectiveAt: string;
  readonly definition: string | null;
  readonly events: readonly DomainEvent[];
}

/** The recorded place of an entry. */
export interface AppendReceipt {
  readonly stream: string;
  readonly version: number;
  readonly id: number;
}

export type AppendResult =
  | { readonly status: 'appended'; readonly receipt: AppendReceipt }
  /** The command was recorded before (a retry after a lost reply): its entry is the answer. */
  | { readonly status: 'known'; readonly receipt: AppendReceipt }
  /** Somebody else took the version. `actual` is the stream's version now. */
  | { readonly status: 'conflict'; readonly actual: number }
  /** The expected version does not exist yet. */
  | { readonly status: 'ahead'; readonly actual: number }
  | { readonly status: 'command-id-reused' };

export interface ReadStreamOptions {
  /** First version wanted, 1 by default. */
  readonly from?: number;
  /** Only entries sealed at or before this position: the stream as it was. */
  readonly asOf?: number;
}

/** The end of the sealed log. `position` is -1 while it is empty. */
export interface LogHead {
  readonly position: number;
  readonly sealedAt: string | null;
}

/** The store's port: one contract suite runs on every implementation. */
export interface EventStore {
  append(request: AppendRequest): Promise<AppendResult>;
  /** Entries in stream order, upcast, personal values decrypted or erased. Empty for an unknown stream. */
  readStream(stream: string, options?: ReadStreamOptions): Promise<Entry[]>;
  /**
   * The entry that a command left, when it left one.
   * @param request when given, an entry of another request answers `command-id-reused`
   */
  findByCommand(commandId: string, request?: unknown): Promise<Entry | 'command-id-reused' | null>;
  /** Sealed entries from `position` on, dense, at most `limit`. */
  readAll(position: number, limit: number): Promise<SealedEntry[]>;
  head(): Promise<LogHead>;
  /** The position of the last entry sealed at or before an instant; -1 when none was; null when in the future. */
  positionAt(instant: string): Promise<number | null>;
  /** The position of an entry by its id; null while it is not sealed or unknown. */
  positionOf(id: number): Promise<number | null>;
}
