import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Emmett } from './contenders/emmett.mjs';
import { Ours } from './contenders/ours.mjs';
import { Raw } from './contenders/raw.mjs';
import { machine } from './lib/machine.mjs';
import { figures, markdown } from './lib/report.mjs';
import { startServer } from './lib/server.mjs';
import { runSlices } from './lib/slices.mjs';

const REPORT = path.resolve(import.meta.dirname, '../../docs/benchmarks.md');
const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '15' },
    ms: { type: 'string', default: '400' },
    // A short run is for trying the bench itself: its figures do not belong in the report.
    'no-report': { type: 'boolean', default: false },
  },
});
const size = { slices: Number(values.slices), ms: Number(values.ms) };
const say = (line) => process.stderr.write(`${line}\n`);

async function serverVersion(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('show server_version');
  await client.end();
  return rows[0].server_version;
}

/** Emmett keeps connections that its close() does not end; that the server's stop ends them is no failure. */
function ignoreShutdown(error) {
  const ADMIN_SHUTDOWN = '57P01';
  if (error.code === ADMIN_SHUTDOWN) return;
  console.error(error);
  process.exit(1);
}

say('Starting a durable PostgreSQL …');
const server = await startServer();
try {
  const ours = new Ours(server);
  await ours.prepare();
  const raw = new Raw(server, () => ours.store.codec.encode(ours.request()));
  await raw.prepare();
  const emmett = new Emmett(server);
  await emmett.prepare();
  const samples = await runSlices({ ours, raw, emmett }, size, (done) =>
    say(`slice ${done} of ${size.slices}`),
  );
  const about = { ...machine(await serverVersion(server.ownerUrl)), ...size };
  const result = figures(samples, about);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  if (!values['no-report']) fs.writeFileSync(REPORT, markdown(result));
  await Promise.all([ours.close(), raw.close(), emmett.close()]);
} finally {
  process.on('uncaughtException', ignoreShutdown);
  await server.stop();
}
