import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { summary } from '../lib/stats.mjs';

const run = promisify(execFile);
const PROGRAM = path.join(import.meta.dirname, 'program.mjs');

/** What runs in the process that imports, and whether rows carry a name, which is encrypted under a key of its own. */
export const SETTINGS = [
  { name: 'the import alone', beside: 'no', names: 'no' },
  { name: 'the import alone, every respondent named', beside: 'no', names: 'yes' },
  { name: 'beside sealer and read models', beside: 'yes', names: 'no' },
];

/** One import in a process of its own, on the server's own log: memory and time of one file only. */
async function once(server, rows, { beside, names }) {
  const env = {
    ...process.env,
    BENCH_APP_URL: server.appUrl,
    BENCH_SEALER_URL: server.sealerUrl,
    BENCH_ROWS: String(rows),
    BENCH_NAMES: names,
    BENCH_BESIDE: beside,
  };
  const { stdout } = await run(process.execPath, [PROGRAM], { env, maxBuffer: 1 << 20 });
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/**
 * @param startServer makes a server with an empty log: a longer log would make later runs wait for it
 * @param size `rows` of a file, `slices` runs of each setting, in turn
 */
export async function measureImports(startServer, { rows, slices }, say) {
  const runs = new Map(SETTINGS.map(({ name }) => [name, []]));
  for (let slice = 1; slice <= slices; slice++) {
    for (const setting of SETTINGS) {
      const server = await startServer();
      try {
        runs.get(setting.name).push(await once(server, rows, setting));
      } finally {
        await server.stop();
      }
      say(`slice ${slice} of ${slices}: ${setting.name}, ${JSON.stringify(runs.get(setting.name).at(-1))}`);
    }
  }
  const figures = [...runs].map(([name, each]) => {
    const of = (key) => summary(each.map((one) => one[key]));
    return {
      name,
      rowsPerSecond: of('rowsPerSecond'),
      checkMs: of('checkMs'),
      runMs: of('runMs'),
      countedMs: of('countedMs'),
      cpuMs: of('cpuMs'),
      peakMiB: of('peakMiB'),
      idleMiB: of('idleMiB'),
    };
  });
  return { rows, slices, figures };
}
