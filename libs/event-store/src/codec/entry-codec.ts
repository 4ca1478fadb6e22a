import { randomBytes } from 'node:crypto';
import type {
  AppendRequest,
  DomainEvent,
  Entry,
  EventRegistry,
  Head,
  HeadSeals,
  Personal,
} from '@app/eventsourcing';
import {
  checkAppend,
  headOf,
  MAX_HEAD_BYTES,
  metaOf,
  OversizedHeadError,
  personalFields,
} from '@app/eventsourcing';
import { canonicalJson } from '@app/ledger';
import type { Keyring } from '../crypto/keyring.js';
import { sha256Base64url } from '../crypto/node-hasher.js';
import { decryptPersonal, encryptPersonal, neededKeys } from './personal-cipher.js';

/** An entry as it is sent to the database. */
export interface EncodedEntry {
  readonly stream: string;
  readonly version: number;
  readonly command: string;
  readonly head: Buffer;
  readonly body: Buffer;
  readonly salt: Buffer;
  /** Canonical JSON of the request, to compare with that of a recorded entry. */
  readonly request: Buffer;
}

/** An entry as the database answers it. */
export interface StoredEntry {
  readonly id: number;
  readonly head: Buffer;
  readonly body: Buffer | null;
}

const NONCE_BYTES = 16;
const SALT_BYTES = 16;
const FORMAT = 1;

/**
 * Turns commands' results into the log's bytes and back. The bytes are written once and only ever compared or
 * hashed again, never made anew: what is in the log stays verifiable whatever this program becomes.
 */
export class EntryCodec {
  constructor(
    readonly registry: EventRegistry,
    private readonly keyring: Keyring,
  ) {}

  /**
   * @returns the entry to write
   * @throws InvalidAppendError, UnknownEventError or OversizedHeadError when it may not be written
   */
  async encode(request: AppendRequest): Promise<EncodedEntry> {
    const events = checkAppend(this.registry, request);
    const payloads = await this.encrypted(request.stream, events);
    const random = randomBytes(SALT_BYTES + NONCE_BYTES); // one call: each costs more than both digests
    const salt = random.subarray(0, SALT_BYTES);
    const body = Buffer.from(canonicalJson(payloads));
    const sent = Buffer.from(canonicalJson(request.request ?? null));
    const seals: HeadSeals = {
      nonce: random.subarray(SALT_BYTES).toString('base64url'),
      body: saltedDigest(salt, body),
      request: saltedDigest(salt, sent),
    };
    const head = Buffer.from(canonicalJson(headOf(request, events, seals)));
    if (head.length > MAX_HEAD_BYTES) throw new OversizedHeadError(head.length);
    const { stream, commandId: command } = request;
    return { stream, version: request.expectedVersion + 1, command, head, body, salt, request: sent };
  }

  /**
   * Decrypts and upcasts. Keys that are not in memory are read in one query for all entries.
   *
   * @throws UnknownEventError, ErasedBodyError, DecryptionError or SyntaxError when the log holds what it should not
   */
  async decode(rows: readonly StoredEntry[]): Promise<Entry[]> {
    const heads = rows.map(({ head }) => parseHead(head));
    const bodies = rows.map(({ body }) =>
      body === null ? null : (JSON.parse(body.toString('utf8')) as object[]),
    );
    const needed = new Map<string, number>();
    for (const body of bodies) neededKeys(body, needed);
    const keys = await this.keyring.forReading(needed);
    return rows.map(({ id }, index) => {
      const head = heads[index]!;
      const body = bodies[index]!;
      const meta = metaOf(head);
      if (body === null) {
        const events = head.events.map(({ type }) => this.registry.erased(type, meta));
        return { ...meta, id, events, erased: true };
      }
      const events = head.events.map(({ type, schema }, at) => {
        const stored = body[at]!;
        const data =
          needed.size === 0 ? stored : decryptPersonal(stored, { stream: head.stream, type }, keys);
        return this.registry.upcast({ type, schema, data });
      });
      return { ...meta, id, events };
    });
  }

  private async encrypted(stream: string, events: readonly DomainEvent[]): Promise<object[]> {
    const fields = events.map(({ type, data }) => personalFields(data, this.registry.spec(type).personal));
    const values = fields.flat().map(({ value }) => value as Personal);
    // A value that is erased already stays so; it must not give its person a new key.
    const subjects = new Set(values.filter((value) => 'value' in value).map(({ subject }) => subject));
    if (subjects.size === 0) return events.map(({ data }) => data);
    const keys = await this.keyring.forWriting(subjects);
    return events.map(({ type, data }, index) => {
      const declared = new Set(fields[index]!.map(({ path }) => path));
      return encryptPersonal(data, { stream, type }, (path) => declared.has(path), keys);
    });
  }
}

/** @throws Error when the head is of a format that this program does not know */
export function parseHead(bytes: Buffer): Head {
  const head = JSON.parse(bytes.toString('utf8')) as Head;
  if (head.format !== FORMAT)
    throw new Error(`an entry's head has the unknown format ${String(head.format)}`);
  return head;
}

/** SHA-256(salt || bytes) in base64url: says nothing about the bytes once the salt is erased. */
export function saltedDigest(salt: Buffer, bytes: Buffer): string {
  return sha256Base64url(Buffer.concat([salt, bytes]));
}

/**
 * Whether a recorded entry came from this request. Once an entry's salt is erased nobody can tell any more, and
 * the entry is taken as the answer.
 *
 * @param request canonical JSON of the request
 */
export function isSameRequest(
  stored: { readonly head: Buffer; readonly salt: Buffer | null },
  request: Buffer,
): boolean {
  return stored.salt === null || parseHead(stored.head).request === saltedDigest(stored.salt, request);
}
