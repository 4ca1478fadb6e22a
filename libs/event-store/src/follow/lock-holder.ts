import pg from 'pg';
import { clientConfig } from './client-config.js';

/**
 * Advisory locks on a connection of their own: one worker of many holds a name until it ends or its connection
 * does. Checkpoints written through the same connection are therefore written by the holder only.
 */
export class LockHolder {
  private client: pg.Client | null = null;
  private connecting: Promise<pg.Client> | null = null;
  private readonly held = new Set<string>();

  constructor(private readonly pool: pg.Pool) {}

  /** The holding connection. @throws Error when no lock is held */
  get connection(): pg.ClientBase {
    if (this.client === null) throw new LockLostError();
    return this.client;
  }

  holds(name: string): boolean {
    return this.client !== null && this.held.has(name);
  }

  /**
   * @param name the whole cluster of workers knows the lock by it
   * @returns whether this process holds it now
   * @throws the database's error
   */
  async acquire(name: string): Promise<boolean> {
    if (this.holds(name)) return true;
    const client = this.client ?? (await this.connect());
    const { rows } = await client.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [`rumpun:${name}`],
    );
    if (rows[0]!.locked && this.client === client) this.held.add(name);
    return this.holds(name);
  }

  /** Lets go of every lock. */
  async close(): Promise<void> {
    const { client } = this;
    this.lost();
    await client?.end().catch(() => {});
  }

  /** One connection, however many ask for it at once. */
  private connect(): Promise<pg.Client> {
    this.connecting ??= this.open().finally(() => (this.connecting = null));
    return this.connecting;
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({ ...clientConfig(this.pool), application_name: 'rumpun lock' });
    client.on('error', () => {});
    client.once('end', () => {
      if (this.client === client) this.lost();
    });
    await client.connect();
    this.client = client;
    return client;
  }

  private lost(): void {
    this.client = null;
    this.held.clear();
  }
}

/** Another worker may be at it by now. */
export class LockLostError extends Error {
  readonly code = 'ECONNRESET';

  constructor() {
    super('the connection that held the lock is gone');
    this.name = 'LockLostError';
  }
}
