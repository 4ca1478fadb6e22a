import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { measureFindings } from './findings/run.mjs';
import { findingsMarkdown } from './findings/report.mjs';
import { importsMarkdown } from './imports/report.mjs';
import { measureImports } from './imports/run.mjs';
import { obligationsMarkdown } from './obligations/report.mjs';
import { measureObligations } from './obligations/run.mjs';
import { Ours } from './contenders/ours.mjs';
import { Raw } from './contenders/raw.mjs';
import { machine } from './lib/machine.mjs';
import { figures, markdown } from './lib/report.mjs';
import { writeSection } from './lib/sections.mjs';
import { startServer } from './lib/server.mjs';
import { runSlices } from './lib/slices.mjs';

const REPORT = path.resolve(import.meta.dirname, '../../docs/benchmarks.md');
const { values } = parseArgs({
  options: {
    slices: { type: 'string', default: '15' },
    ms: { type: 'string', default: '400' },
    /** `appends`, `findings`, `imports` or `obligations`; all by default. */
    only: { type: 'string' },
    /** Reads of each kind, and the share of a million answers, for the findings. */
    reads: { type: 'string', default: '100' },
    scale: { type: 'string', default: '1' },
    /** Rows of the imported file, and imports of each kind. */
    rows: { type: 'string', default: '100000' },
    imports: { type: 'string', default: '3' },
    /** Obligations due at once, runs of each, clusters for the policy alone, and seconds until a run is given up. */
    due: { type: 'string', default: '1000,5000,20000,100000' },
    runs: { type: 'string', default: '3' },
    clusters: { type: 'string', default: '10000' },
    limit: { type: 'string', default: '300' },
    /** Said in the report when the machine did something else meanwhile. */
    beside: { type: 'string' },
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

async function measureAppends(server) {
  // A peer with packages of its own: other benches do without them.
  const { Emmett } = await import('./contenders/emmett.mjs');
  const ours = new Ours(server);
  await ours.prepare();
  const raw = new Raw(server, () => ours.store.codec.encode(ours.request()));
  await raw.prepare();
  const emmett = new Emmett(server);
  await emmett.prepare();
  const samples = await runSlices({ ours, raw, emmett }, size, (done) =>
    say(`slice ${done} of ${size.slices}`),
  );
  await Promise.all([ours.close(), raw.close(), emmett.close()]);
  return (about) => {
    const result = figures(samples, { ...about, ...size });
    return { result, text: markdown(result) };
  };
}

async function measureReports(server) {
  const { reads, scale } = values;
  const measured = await measureFindings(server, { slices: Number(reads), scale: Number(scale) }, say);
  return (about) => {
    const result = { about, ...measured };
    return { result, text: findingsMarkdown(result) };
  };
}

/** Starts a server for each of its runs; the one given tells the version. */
async function measureFiles() {
  const size = { rows: Number(values.rows), slices: Number(values.imports) };
  const measured = await measureImports(startServer, size, say);
  return (about) => {
    const result = { about, ...measured };
    return { result, text: importsMarkdown(result) };
  };
}

async function measureReminders() {
  const size = {
    counts: values.due.split(',').map(Number),
    slices: Number(values.runs),
    clusters: Number(values.clusters),
    limitMs: Number(values.limit) * 1000,
  };
  const measured = await measureObligations(startServer, size, say);
  return (about) => {
    const result = { about, ...measured };
    return { result, text: obligationsMarkdown(result) };
  };
}

const BENCHES = {
  appends: measureAppends,
  findings: measureReports,
  imports: measureFiles,
  obligations: measureReminders,
};
const wanted = Object.keys(BENCHES).filter((name) => values.only === undefined || values.only === name);
if (wanted.length === 0) throw new Error(`--only takes ${Object.keys(BENCHES).join(' or ')}`);

for (const name of wanted) {
  say(`${name}: starting a durable PostgreSQL …`);
  const server = await startServer();
  try {
    const finish = await BENCHES[name](server);
    const about = { ...machine(await serverVersion(server.ownerUrl)), shared: values.beside };
    const { result, text } = finish(about);
    process.stdout.write(`${JSON.stringify({ [name]: result }, null, 2)}\n`);
    if (!values['no-report']) writeSection(REPORT, name, text);
  } finally {
    process.on('uncaughtException', ignoreShutdown);
    await server.stop();
  }
}
