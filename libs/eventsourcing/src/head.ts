import type { DomainEvent, EntryMeta } from './event.js';
import type { AppendRequest } from './store.js';

/** What ties a head to bytes that may be erased, and keeps anyone from guessing the leaf hash. base64url each. */
export interface HeadSeals {
  /** 128 random bits. */
  readonly nonce: string;
  /** SHA-256(salt || body). */
  readonly body: string;
  /** SHA-256(salt || canonical JSON of the request). */
  readonly request: string;
}

/** The hashed part of an entry, as it stands in the log for ever. Nothing in it is ever renamed. */
export interface Head extends HeadSeals {
  readonly format: 1;
  readonly stream: string;
  readonly category: string;
  readonly version: number;
  readonly command: string;
  readonly actor: { readonly account: string; readonly person: string | null };
  readonly at: string;
  readonly effectiveAt: string;
  readonly definition: string | null;
  readonly events: readonly { readonly type: string; readonly schema: number }[];
}

/** Largest head in bytes: what an entry of a tiled transparency log may hold (C2SP tlog-tiles). */
export const MAX_HEAD_BYTES = 65_535;

/** Thrown for an entry whose head would not fit; nothing was written. */
export class OversizedHeadError extends Error {
  constructor(readonly bytes: number) {
    super(
      `the entry's head has ${bytes} bytes; at most ${MAX_HEAD_BYTES} are allowed. Use fewer events in one command`,
    );
    this.name = 'OversizedHeadError';
  }
}

/** @param events as they are written; only types and schemas enter the head */
export function headOf(request: AppendRequest, events: readonly DomainEvent[], seals: HeadSeals): Head {
  return {
    format: 1,
    stream: request.stream,
    category: request.category,
    version: request.expectedVersion + 1,
    command: request.commandId,
    actor: { account: request.actor.account, person: request.actor.person },
    at: request.at,
    effectiveAt: request.effectiveAt,
    definition: request.definition,
    events: events.map(({ type, schema }) => ({ type, schema })),
    nonce: seals.nonce,
    body: seals.body,
    request: seals.request,
  };
}

export function metaOf(head: Head): EntryMeta {
  return {
    stream: head.stream,
    category: head.category,
    version: head.version,
    commandId: head.command,
    actor: head.actor,
    at: head.at,
    effectiveAt: head.effectiveAt,
    definition: head.definition,
  };
}
