import { playLarge } from '@app/demo';
import { Shutdown } from '@app/platform';
import type { CommonOptions, Context } from '../context.js';
import { loggerOf } from '../context.js';
import { loadedDemo } from '../demo-home.js';
import { loadDemo } from '../demo-loading.js';
import { resumedClock } from '../demo-time.js';
import { failed } from '../failure.js';
import { openInstallation } from '../installation.js';
import { both } from '../language.js';
import { jsonOption, langOption } from '../options.js';
import type { AddCommand } from '../program.js';

interface DemoOptions extends CommonOptions {
  readonly clusters: string;
  readonly seed: string;
}

const MOST_CLUSTERS = 5_000;

/** `rumpun demo`: a large programme, into an empty home. */
export const addDemo: AddCommand = (program, contextOf) => {
  program
    .command('demo')
    .description(
      both(
        'muat program contoh yang besar ke RUMPUN_HOME yang kosong; jalankan dengan npm start',
        'load a large example programme into an empty RUMPUN_HOME; run it with npm start',
      ),
    )
    .requiredOption('--clusters <n>', both('banyaknya klaster', 'how many clusters'))
    .option(
      '--seed <s>',
      both('benih: benih sama, program sama', 'seed: the same one makes the same programme'),
      '1',
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .action((options: DemoOptions) => run(contextOf(options), options));
};

async function run(context: Context, options: DemoOptions): Promise<void> {
  const { env, out } = context;
  if (env.DATABASE_URL !== undefined) throw notIntoServers();
  const clusters = wholeNumber('--clusters', options.clusters, 1, MOST_CLUSTERS);
  const seed = wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1);
  const shutdown = new Shutdown({ logger: loggerOf(context) });
  shutdown.listen();
  try {
    const loaded = await load(context, { clusters, seed }, shutdown);
    out.result(loaded, () =>
      out.pick({
        id: `${clusters} klaster dimuat: ${loaded.entries} entri dalam ${loaded.seconds} s (${loaded.perSecond}/s). Jalankan: npm start`,
        en: `${clusters} clusters loaded: ${loaded.entries} entries in ${loaded.seconds} s (${loaded.perSecond}/s). Run: npm start`,
      }),
    );
  } catch (error) {
    if (shutdown.isClosing) return;
    throw error;
  } finally {
    await shutdown.close();
  }
}

async function load(context: Context, plan: { clusters: number; seed: number }, shutdown: Shutdown) {
  const installation = await openInstallation(context.env.RUMPUN_HOME, 'demo', (message) =>
    context.out.note(message),
  );
  shutdown.add('postgres', () => installation.close());
  const before = loadedDemo(installation.home);
  if (before !== null) throw notEmpty(installation.home, before.story);
  const clock = await resumedClock(installation.appUrl);
  const begun = performance.now();
  let entries = 0;
  const loading = {
    story: `clusters ${plan.clusters} seed ${plan.seed}`,
    onEngine: (engine: { stop(): Promise<void> }) => shutdown.add('loading', () => engine.stop()),
    onLoaded: (head: number) => (entries = head + 1),
  };
  await loadDemo(context, installation, clock, loading, (stage, onProgress) =>
    playLarge(stage, plan, onProgress),
  );
  const seconds = (performance.now() - begun) / 1000;
  return { ...plan, entries, seconds: Number(seconds.toFixed(1)), perSecond: Math.round(entries / seconds) };
}

function wholeNumber(name: string, text: string, from: number, to: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= from && value <= to) return value;
  throw failed(
    `${name} harus bilangan bulat dari ${from} sampai ${to}`,
    `${name} must be a whole number from ${from} to ${to}`,
    2,
  );
}

function notEmpty(home: string, story: string): Error {
  return failed(
    `${home} sudah memuat contoh (${story}). Pilih RUMPUN_HOME lain, atau pindahkan folder itu.`,
    `${home} holds a demo already (${story}). Choose another RUMPUN_HOME, or move that folder away.`,
  );
}

function notIntoServers(): Error {
  return failed(
    'Contoh tidak dimuat ke basis data server; kosongkan DATABASE_URL.',
    "A demo is not loaded into a server's database; unset DATABASE_URL.",
    2,
  );
}
