import type {
  AppendRequest,
  AppendResult,
  Entry,
  EventRegistry,
  EventStore,
  LogHead,
  ReadStreamOptions,
  SealedEntry,
} from '@app/eventsourcing';
import { isUuid } from '@app/eventsourcing';
import { canonicalJson } from '@app/ledger';
import type pg from 'pg';
import { AppendLanes } from './append/lanes.js';
import type { CommandRow } from './append/statements.js';
import { findCommands } from './append/statements.js';
import { writeBatch } from './append/write-batch.js';
import type { StoredEntry } from './codec/entry-codec.js';
import { EntryCodec, isSameRequest } from './codec/entry-codec.js';
import type { Keyring } from './crypto/keyring.js';
import { Coalesced } from './read/coalesced.js';
import {
  POSITION_AT_SQL,
  POSITION_OF_SQL,
  readHead,
  readSealedRows,
  readStreamRows,
  readWholeStreams,
} from './read/queries.js';

export interface PostgresEventStoreOptions {
  /** Made by `createLogPool`, as the application's role. Its owner ends it, after `close()`. */
  readonly pool: pg.Pool;
  /** A pool of its own for appends, so that slow readers do not hold them up; `pool` by default. */
  readonly appendPool?: pg.Pool;
  readonly registry: EventRegistry;
  readonly keyring: Keyring;
  /** Batches on their way at once, 2 by default. */
  readonly lanes?: number;
  /** Most entries in one statement, 256 by default. */
  readonly maxBatch?: number;
  /** Most appends accepted and not yet answered, 10,000 by default; beyond that `OverloadedError`. */
  readonly maxWaiting?: number;
  /** Milliseconds to go on trying when the database does not answer, 15,000 by default. */
  readonly patience?: number;
  /** Called after each append: a sealer in the same process takes it as a hint. */
  readonly onAppended?: () => void;
  /** The present moment, ISO 8601 UTC with milliseconds: what `positionAt` takes for the future. */
  readonly now?: () => string;
}

/** The event store on PostgreSQL. Appends need no lock and no counter; the sealer gives them their order. */
export class PostgresEventStore implements EventStore {
  /** Decodes rows that others read: projections read the log in transactions of their own. */
  readonly codec: EntryCodec;
  private readonly lanes: AppendLanes;
  private readonly pool: pg.Pool;
  private readonly now: () => string;
  private readonly streams: Coalesced<StoredEntry[]>;
  private readonly commands: Coalesced<CommandRow>;

  constructor(private readonly options: PostgresEventStoreOptions) {
    this.pool = options.pool;
    this.codec = new EntryCodec(options.registry, options.keyring);
    this.streams = new Coalesced((streams) => readWholeStreams(this.pool, streams));
    this.commands = new Coalesced((commands) => findCommands(this.pool, commands));
    this.now = options.now ?? (() => new Date().toISOString());
    const pool = options.appendPool ?? options.pool;
    const patience = options.patience ?? 15_000;
    this.lanes = new AppendLanes({
      lanes: options.lanes ?? 2,
      maxBatch: options.maxBatch ?? 256,
      maxWaiting: options.maxWaiting ?? 10_000,
      write: (entries) => writeBatch({ pool, patience }, entries),
    });
  }

  /**
   * @throws InvalidAppendError, UnknownEventError, OversizedHeadError: may not be written · OverloadedError: try later
   *   · StoreUnavailableError: may or may not have been written
   */
  async append(request: AppendRequest): Promise<AppendResult> {
    const result = await this.lanes.append(await this.codec.encode(request));
    if (result.status === 'appended') this.options.onAppended?.();
    return result;
  }

  async readStream(stream: string, options: ReadStreamOptions = {}): Promise<Entry[]> {
    if (!isUuid(stream)) return [];
    const { from = 1, asOf } = options;
    const whole = from === 1 && asOf === undefined;
    const rows = whole
      ? ((await this.streams.get(stream.toLowerCase())) ?? [])
      : await readStreamRows(this.pool, stream, from, asOf);
    return this.codec.decode(rows);
  }

  async findByCommand(commandId: string, request?: unknown): Promise<Entry | 'command-id-reused' | null> {
    if (!isUuid(commandId)) return null;
    const found = await this.commands.get(commandId.toLowerCase());
    if (found === undefined) return null;
    if (request !== undefined && !isSameRequest(found, Buffer.from(canonicalJson(request))))
      return 'command-id-reused';
    const [entry] = await this.codec.decode([found]);
    return entry!;
  }

  async readAll(position: number, limit: number): Promise<SealedEntry[]> {
    const rows = await readSealedRows(this.pool, position, limit);
    const entries = await this.codec.decode(rows);
    return entries.map((entry, index) => ({
      ...entry,
      position: rows[index]!.position,
      sealedAt: rows[index]!.sealedAt,
    }));
  }

  async head(): Promise<LogHead> {
    return readHead(this.pool);
  }

  /** @throws RangeError when the instant is malformed */
  async positionAt(instant: string): Promise<number | null> {
    const moment = Date.parse(instant);
    if (Number.isNaN(moment)) throw new RangeError(`"${instant}" is not an instant`);
    if (moment > Date.parse(this.now())) {
      // A simulated or leading clock may have sealed in what is the future here.
      const { sealedAt } = await this.head();
      if (sealedAt === null || moment > Date.parse(sealedAt)) return null;
    }
    const { rows } = await this.pool.query<{ position: number }>({
      name: 'rumpun-position-at',
      text: POSITION_AT_SQL,
      values: [new Date(moment).toISOString()],
    });
    return rows[0]?.position ?? -1;
  }

  async positionOf(id: number): Promise<number | null> {
    const { rows } = await this.pool.query<{ position: number }>({
      name: 'rumpun-position-of',
      text: POSITION_OF_SQL,
      values: [id],
    });
    return rows[0]?.position ?? null;
  }

  /** Takes no more appends and waits for those on their way. The pools stay open. */
  async close(): Promise<void> {
    await this.lanes.close();
  }
}
