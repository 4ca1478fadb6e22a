// A worker with everything it runs, in a process of its own: imports one file and says how long each part took and how
// much memory the process had at its peak. Environment: BENCH_APP_URL, BENCH_SEALER_URL, BENCH_ROWS, BENCH_NAMES (yes: every row names its
// respondent), BENCH_BESIDE (yes: sealer and projections run beside it).
import { randomBytes, randomUUID } from 'node:crypto';
import { createEngine } from '../../../dist/libs/composition/src/index.js';
import { catalogue, ID } from '../../../dist/libs/contracts/src/index.js';
import { MasterKey } from '../../../dist/libs/event-store/src/index.js';
import { answersCsv } from '../../../dist/libs/imports/src/index.js';
import { createLogger, systemClock } from '../../../dist/libs/platform/src/index.js';
import { cooperationV1 } from '../../../dist/libs/programme/src/index.js';

const { BENCH_APP_URL, BENCH_SEALER_URL, BENCH_ROWS, BENCH_NAMES, BENCH_BESIDE } = process.env;
const ROWS = Number(BENCH_ROWS);
const OPERATOR = { account: 'operator', person: null, grants: [], operator: true };
const REQUESTER = { account: 'operator', person: null };

const secrets = { masterKey: new MasterKey(randomBytes(32)), loginSecret: randomBytes(32) };
const EVERYTHING = { sealer: true, projections: true, reactors: true, sweeps: false, jobs: true };
const JOBS_ALONE = { sealer: false, projections: false, reactors: false, sweeps: false, jobs: true };

async function start(roles) {
  const engine = createEngine({
    appUrl: BENCH_APP_URL,
    sealerUrl: BENCH_SEALER_URL,
    ...secrets,
    clock: systemClock,
    log: createLogger({ service: 'bench', level: 'error', text: false, destination: process.stderr }),
    roles,
  });
  await engine.start();
  return engine;
}

let engine = await start(EVERYTHING);
let { commands, imports, jobs } = engine.services;

async function give(category, command, body, stream = null) {
  const request = { category, command, stream, body, actor: OPERATOR, commandId: randomUUID() };
  const result = await commands.execute(request);
  if (!result.ok) throw new Error(`${command}: ${JSON.stringify(result)}`);
  return result.stream;
}

const example = (category, name, ids) => {
  let text = JSON.stringify(catalogue[category].find((spec) => spec.name === name).example);
  for (const [key, id] of Object.entries(ids)) text = text.replaceAll(ID[key], id);
  return JSON.parse(text);
};

async function openWave() {
  const person = await give('person', 'register-person', { name: 'Sri Wahyuni (contoh)' });
  const forum = await give('forum', 'establish-forum', example('forum', 'establish-forum', {}));
  await give('forum', 'seat-member', example('forum', 'seat-member', { person }), forum);
  await give('forum', 'agree-mechanism', example('forum', 'agree-mechanism', { person }), forum);
  const cluster = await give(
    'cluster',
    'enrol-cluster',
    example('cluster', 'enrol-cluster', { forum, person }),
  );
  const wave = { ...example('survey', 'open-wave', { cluster }), population: ROWS };
  const today = new Date().toISOString().slice(0, 10);
  return give('survey', 'open-wave', { ...wave, period: { from: '2026-01-01', until: today } });
}

function* rows() {
  for (let index = 0; index < ROWS; index++) {
    const code = (list) => list[index % list.length];
    yield {
      respondent: `R-${index}`,
      answeredOn: '2026-01-20',
      ...(BENCH_NAMES === 'yes' ? { name: `Responden ${index} (contoh)` } : {}),
      answers: [
        { item: 'peer', code: 'yes' },
        { item: 'peer-mode', code: code(['active', 'passive']) },
        { item: 'peer-partners', names: [`R-${(index + 1) % ROWS}`] },
        { item: 'backward', code: 'no' },
        { item: 'forward', missing: code(['dont-know', 'refused']) },
        { item: 'supporting', code: 'no' },
      ],
    };
  }
}

async function* file() {
  for await (const piece of answersCsv(cooperationV1, rows(), 'en')) yield Buffer.from(piece);
}

/** @returns the job once it has ended */
async function ended(id) {
  const job = await jobs.settled(id, 3_600_000);
  if (job?.state !== 'done') throw new Error(JSON.stringify(job));
  return job;
}

const survey = await openWave();
if (BENCH_BESIDE !== 'yes') {
  await engine.stop();
  engine = await start(JOBS_ALONE);
  ({ commands, imports, jobs } = engine.services);
}
const idle = process.memoryUsage().rss;
const begin = performance.now();
const received = await imports.receive(survey, file(), REQUESTER);
const stored = performance.now();
const check = await ended(received.job.id);
if (check.result.good !== ROWS) throw new Error(JSON.stringify(await imports.findings(received.import, 3)));
const checked = performance.now();
await give('import', 'start-import', {}, received.import);
const cpu = process.cpuUsage();
const run = await imports.run(received.import);
await ended(run.id);
const committed = performance.now();
const spent = process.cpuUsage(cpu);
const peak = process.resourceUsage().maxRSS;
if (BENCH_BESIDE !== 'yes') {
  await engine.stop();
  engine = await start(EVERYTHING);
}
const { projections, store } = engine.services;
const from = performance.now();
const last = (await store.readStream(received.import)).at(-1);
const seen = await projections.waitFor({ id: last.id }, ['findings'], 3_600_000);
if (!seen.ok) throw new Error(JSON.stringify(seen));
const counted = performance.now();
const MIB = 1024;
process.stdout.write(
  `${JSON.stringify({
    rows: ROWS,
    cpuMs: (spent.user + spent.system) / 1000,
    mebibytes: check.total / MIB / MIB,
    storeMs: stored - begin,
    checkMs: checked - stored,
    runMs: committed - checked,
    countedMs: counted - from,
    rowsPerSecond: ROWS / ((committed - checked) / 1000),
    idleMiB: idle / MIB / MIB,
    peakMiB: peak / MIB,
  })}\n`,
);
await engine.stop();
