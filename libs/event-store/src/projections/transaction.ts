import type pg from 'pg';

/** Lets so many run at once; the others wait their turn. */
export class Limiter {
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.queue.shift();
      // The next one takes this place over, so that nobody slips in between.
      if (next) next();
      else this.running--;
    }
  }
}

const limiters = new WeakMap<pg.Pool, Limiter>();

/**
 * One limiter per pool. A projection's transaction holds a connection while the store asks for another: were all
 * of a pool's connections held by such transactions, each would wait for the others for ever.
 *
 * @throws Error when the pool is too small for one transaction and its reads
 */
export function limiterOf(pool: pg.Pool): Limiter {
  let limiter = limiters.get(pool);
  if (limiter === undefined) {
    const max = pool.options.max ?? 10;
    if (max < 3) throw new Error(`projections need a pool of at least 3 connections, this one has ${max}`);
    limiters.set(pool, (limiter = new Limiter(Math.min(4, Math.floor(max / 2)))));
  }
  return limiter;
}

/** Thrown when the connection did not survive: whether the transaction was committed is not known. */
export class ConnectionLostError extends Error {
  readonly code = 'ECONNRESET';

  constructor(cause: unknown) {
    super('the connection was lost in a transaction', { cause });
    this.name = 'ConnectionLostError';
  }
}

/**
 * Runs work in a transaction on a connection of its own.
 *
 * @param begin what begins it, settings included; one simple query
 * @param work answers `commit: false` to roll back without an error
 * @throws what the work or the commit threw, ConnectionLostError when the rollback failed too
 */
export async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<{ readonly commit: boolean; readonly value: T }>,
): Promise<T> {
  const client = await pool.connect();
  let broken: unknown;
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  try {
    await client.query(begin);
    const { commit, value } = await work(client);
    await client.query(commit ? 'commit' : 'rollback');
    return value;
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => {
      broken ??= failed;
    });
    throw broken === undefined ? error : new ConnectionLostError(error);
  } finally {
    client.off('error', note);
    client.release(broken !== undefined);
  }
}

/** A plain transaction. */
export const BEGIN = 'begin';

/** Schemas and views belong to the group role, so that every login user of the application may replace them. */
export const BEGIN_DDL = 'begin; set local role rumpun_app';

/**
 * Plans of a projection's small statements are made on tables that nobody analysed yet: without these settings a
 * cached plan reads a whole table for each batch.
 */
export const BEGIN_APPLY =
  'begin; set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off';
