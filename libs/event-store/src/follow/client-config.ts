import type pg from 'pg';

/** A pool's connection settings, its password included (which `pool.options` does not enumerate). */
export function clientConfig(pool: pg.Pool): pg.ClientConfig {
  const options = pool.options as pg.PoolConfig;
  const config: pg.ClientConfig = { ...options, keepAlive: true };
  return options.password === undefined ? config : { ...config, password: options.password };
}
