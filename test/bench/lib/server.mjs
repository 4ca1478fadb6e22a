import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { migrate } from '../../../dist/libs/event-store/src/index.js';
import { startEmbeddedPostgres } from '../../../dist/libs/platform/src/index.js';

/**
 * One durable server for all contenders: fsync and synchronous_commit on, as in production.
 * @returns the URLs of the owner, the application and the sealer, and `stop()`, which removes the data
 */
export async function startServer() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-bench-'));
  const server = await startEmbeddedPostgres({
    home,
    flags: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  });
  const as = (user) => {
    const url = new URL(server.ownerUrl);
    url.username = user;
    url.password = 'bench';
    return url.toString();
  };
  const urls = { ownerUrl: server.ownerUrl, appUrl: as('bench_app'), sealerUrl: as('bench_sealer') };
  await migrate(urls);
  return {
    ...urls,
    async stop() {
      await server.stop();
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
