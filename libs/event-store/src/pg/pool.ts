import pg from 'pg';

export interface LogPoolOptions {
  readonly connectionString: string;
  /** Most connections, 4 by default: on few cores many backends read at a fraction of what few do. */
  readonly max?: number;
  /** Shown in `pg_stat_activity`. */
  readonly applicationName?: string;
  /** Milliseconds after which an unanswered statement counts as lost; 0, the default, waits for ever. */
  readonly queryTimeout?: number;
  /**
   * Keeps one plan per prepared statement instead of planning anew for each call: for statements whose plan does
   * not depend on their parameters (plans.int-spec.ts looks at them).
   */
  readonly genericPlans?: boolean;
}

const INT8 = 20;

/** Like pg's own parsers, but bigint is a number: ids and positions are counters. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === INT8 && format !== 'binary' ? safeInteger : (pg.types.getTypeParser(oid, format) as unknown),
} as pg.CustomTypesConfig;

/** @throws RangeError beyond 2^53 - 1, where numbers lose digits */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value))
    throw new RangeError(`the bigint ${text} is beyond what a number can hold`);
  return value;
}

/**
 * @returns a pool for the log: bigint as number. Its idle connections may be lost at any time; the next query finds
 *   out.
 */
export function createLogPool(options: LogPoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    max: options.max ?? 4,
    application_name: options.applicationName ?? 'rumpun log',
    query_timeout: options.queryTimeout ?? 0,
    options: options.genericPlans ? '-c plan_cache_mode=force_generic_plan' : undefined,
    keepAlive: true,
    types,
  });
  // Without listeners the loss of a connection, idle or in use, would end the process. The pool listens to idle ones
  // only; who waits for an answer learns of the loss from it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** @returns one connection with the same parsers, not yet connected */
export function createLogClient(options: Omit<LogPoolOptions, 'max' | 'genericPlans'>): pg.Client {
  const client = new pg.Client({
    connectionString: options.connectionString,
    application_name: options.applicationName ?? 'rumpun log',
    query_timeout: options.queryTimeout ?? 0,
    keepAlive: true,
    types,
  });
  client.on('error', () => undefined);
  return client;
}
