import { execFile, spawn, spawnSync } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { summary } from '../lib/stats.mjs';
import { measurePolicy } from './policy.mjs';

const run = promisify(execFile);
const program = (name) => path.join(import.meta.dirname, name);
const SECONDS = ['p50', 'p99', 'last'];

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Redis that keeps nothing on disk, of one run's own. */
async function startRedis() {
  const port = await freePort();
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore', cwd: '/tmp' });
  await pause(500);
  return { url: `redis://127.0.0.1:${port}`, stop: () => void child.kill('SIGKILL') };
}

/** @returns null where there is no redis-server on the PATH */
const hasRedis = () => spawnSync('redis-server', ['--version']).status === 0;

async function once(startServer, file, backend, count, limitMs) {
  const server = await startServer();
  const redis = backend === 'redis' ? await startRedis() : null;
  const env = {
    ...process.env,
    BENCH_APP_URL: server.appUrl,
    BENCH_SEALER_URL: server.sealerUrl,
    BENCH_REDIS: redis?.url ?? '',
    BENCH_COUNT: String(count),
    BENCH_LIMIT_MS: String(limitMs),
  };
  try {
    const { stdout } = await run(process.execPath, [program(file)], { env, maxBuffer: 1 << 20 });
    return JSON.parse(stdout.trim().split('\n').at(-1));
  } finally {
    redis?.stop();
    await server.stop();
  }
}

const CONTENDERS = { ours: 'program.mjs', bare: 'bare.mjs' };

/** Each contender on each backend, in turn, so that what disturbs the machine disturbs all alike. */
async function at(startServer, count, { backends, slices, limitMs }, say) {
  const taken = new Map();
  for (let slice = 1; slice <= slices; slice++) {
    for (const backend of backends) {
      for (const [name, file] of Object.entries(CONTENDERS)) {
        const one = await once(startServer, file, backend, count, limitMs);
        const key = `${name}@${backend}`;
        taken.set(key, [...(taken.get(key) ?? []), one]);
        say(`${count} due at once, slice ${slice} of ${slices}: ${key} ${JSON.stringify(one)}`);
      }
    }
  }
  return [...taken].map(([key, each]) => figure(key, count, each, taken));
}

function figure(key, count, each, taken) {
  const [contender, backend] = key.split('@');
  const bare = taken.get(`bare@${backend}`);
  const whole = each.every((one) => one.told === count && one.p99 !== null);
  const of = (field) => (whole ? summary(each.map((one) => one[field])) : null);
  const toBare = whole ? summary(each.map((one, slice) => one.p99 / bare[slice].p99)) : null;
  const told = Math.min(...each.map((one) => one.told));
  return {
    contender,
    backend,
    count,
    told,
    ...Object.fromEntries(SECONDS.map((name) => [name, of(name)])),
    toBare,
  };
}

/**
 * @param startServer makes a server with an empty log for each run
 * @param size `counts` of obligations due at once, `slices` runs of each, `clusters` for the policy alone, `limitMs`
 *   after which a run is given up
 */
export async function measureObligations(startServer, size, say) {
  const backends = hasRedis() ? ['postgres', 'redis'] : ['postgres'];
  if (!hasRedis()) say('there is no redis-server on the PATH: measured on PostgreSQL alone');
  measurePolicy(200);
  const policy = Array.from({ length: size.slices }, () => measurePolicy(size.clusters));
  say(`policy of ${size.clusters} clusters: ${JSON.stringify(policy)}`);
  const curve = [];
  for (const count of size.counts) {
    const figures = await at(startServer, count, { ...size, backends }, say);
    curve.push(...figures);
    if (figures.some(({ contender, told }) => contender === 'ours' && told < count)) {
      say(`stopped at ${count}: not all were told within ${size.limitMs} ms`);
      break;
    }
  }
  return {
    ...size,
    curve,
    policy: {
      clusters: size.clusters,
      obligationsEach: policy[0].obligationsEach,
      totalMs: summary(policy.map(({ totalMs }) => totalMs)),
      msEach: summary(policy.map(({ msEach }) => msEach)),
    },
  };
}
