import type { Writable } from 'node:stream';
import pg from 'pg';

/** What PostgreSQL says of a base backup. */
export interface BaseBackup {
  /** Positions in the write-ahead log, `0/2000028`: a server recovers to `end` before it opens. */
  readonly start: string;
  readonly end: string;
}

/** Where the parts go. Each is ended when it is whole. */
export interface BaseBackupSinks {
  /** A tar archive of the cluster's files with the write-ahead log that it needs. */
  readonly archive: Writable;
  /** PostgreSQL's own list of the files with their hashes. */
  readonly manifest: Writable;
  /** Bytes sent so far, and how many there will be as far as the server knows. */
  readonly onProgress: (bytes: number, total: number) => void;
}

/** Thrown for a cluster with tablespaces: their place on another machine is not ours to choose. */
export class TablespacesError extends Error {
  constructor() {
    super('the database cluster uses tablespaces, which a backup of this kind does not carry');
    this.name = 'TablespacesError';
  }
}

const COMMAND = `BASE_BACKUP (LABEL 'rumpun', PROGRESS, CHECKPOINT 'fast', WAL, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256')`;

/**
 * Takes a base backup through the replication protocol (PostgreSQL documentation, "Streaming Replication Protocol",
 * BASE_BACKUP): it works the same on this machine and from another, while everybody goes on writing.
 *
 * @param url of a role with REPLICATION; the connection is one to a database, so that the server's rules for ordinary
 *   connections (pg_hba.conf) apply to it and none for replication is needed
 * @throws TablespacesError, the server's error, or that of a sink
 */
export async function streamBaseBackup(url: string, sinks: BaseBackupSinks): Promise<BaseBackup> {
  const address = new URL(url);
  address.searchParams.set('replication', 'database');
  const client = new pg.Client({ connectionString: address.href, application_name: 'rumpun backup' });
  client.on('error', () => undefined); // the query in hand learns of a lost connection too
  await client.connect();
  try {
    return await new Promise<BaseBackup>((resolve, reject) => {
      client.query(new BaseBackupQuery(sinks, { resolve, reject }));
    });
  } finally {
    await client.end().catch(() => undefined);
  }
}

interface Outcome {
  resolve(backup: BaseBackup): void;
  reject(error: Error): void;
}

interface CopyData {
  readonly chunk: Buffer;
}

/** The part of pg's query interface that the client calls for a command whose answer is rows, a copy, and rows. */
class BaseBackupQuery implements pg.Submittable {
  /** Result sets in order: where it starts, the tablespaces, where it ends. */
  private readonly results: (string | null)[][][] = [];
  private sink: Writable | null = null;
  private total = 0;
  private failed = false;
  private waiting = false;

  constructor(
    private readonly sinks: BaseBackupSinks,
    private readonly outcome: Outcome,
  ) {}

  submit(connection: pg.Connection): void {
    for (const sink of [this.sinks.archive, this.sinks.manifest])
      sink.on('error', (error) => this.abort(connection, error));
    connection.query(COMMAND);
  }

  handleRowDescription(): void {
    this.results.push([]);
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.results.at(-1)?.push(fields);
  }

  /** One comes after each result set. */
  handleCommandComplete(): void {}

  handleCopyData({ chunk }: CopyData, connection: pg.Connection): void {
    if (this.failed) return;
    const kind = String.fromCharCode(chunk[0]!);
    if (kind === 'd') this.write(chunk.subarray(1), connection);
    else if (kind === 'n') this.openArchive(connection);
    else if (kind === 'm') this.open(this.sinks.manifest);
    else if (kind === 'p') this.sinks.onProgress(Number(chunk.readBigInt64BE(1)), this.total);
  }

  /** The main archive comes alone where there are no tablespaces. */
  private openArchive(connection: pg.Connection): void {
    const tablespaces = this.results[1] ?? [];
    if (tablespaces.length !== 1 || this.sink !== null) {
      this.abort(connection, new TablespacesError());
      return;
    }
    this.total = Number(tablespaces[0]![2] ?? 0) * 1024;
    this.open(this.sinks.archive);
  }

  private open(sink: Writable): void {
    this.sink?.end();
    this.sink = sink;
  }

  private write(data: Buffer, connection: pg.Connection): void {
    const { sink } = this;
    if (sink === null) return;
    // The connection's buffer is used again for the next message.
    if (sink.write(Buffer.from(data)) || this.waiting) return;
    // Messages that came in the same packet still follow: one wait for all of them.
    this.waiting = true;
    connection.stream.pause();
    sink.once('drain', () => {
      this.waiting = false;
      connection.stream.resume();
    });
  }

  handleReadyForQuery(): void {
    if (this.failed) return;
    this.sink?.end();
    const [start, , end] = this.results;
    if (start?.[0]?.[0] && end?.[0]?.[0]) this.outcome.resolve({ start: start[0][0], end: end[0][0] });
    else this.outcome.reject(new Error('the server ended the backup without saying where'));
  }

  handleError(error: Error): void {
    this.failed = true;
    this.outcome.reject(error);
  }

  /** Nothing else stops the server from sending on. */
  private abort(connection: pg.Connection, error: Error): void {
    if (this.failed) return;
    this.handleError(error);
    connection.stream.destroy();
  }
}
