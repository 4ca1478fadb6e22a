import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@app/platform';
import { migrateUrls } from '../../libs/event-store/src/testing/log-database.js';

/** A PostgreSQL server of one test's own: to stop, to kill, to promote; or with durable commits. */
export interface OwnServer {
  readonly urls: ReturnType<typeof migrateUrls>;
  readonly pid: number;
  stop(): Promise<void>;
  /** Starts it again on the same data, after it was stopped or killed. Its port may be another one. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** @param flags PostgreSQL's settings; durable commits unless they say otherwise */
export async function startOwnServer(flags: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  const home = mkdtempSync(path.join(tmpdir(), 'rumpun-own-'));
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ home, flags });
  return {
    get urls() {
      return migrateUrls(server.ownerUrl);
    },
    get pid() {
      return server.pid;
    },
    stop: () => server.stop(),
    restart: async () => {
      server = await startEmbeddedPostgres({ home, flags });
    },
    remove: async () => {
      await server.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
