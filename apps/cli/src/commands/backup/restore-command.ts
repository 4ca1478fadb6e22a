import {
  type Manifest,
  openServer,
  type PlacedServer,
  placeServer,
  restoreBackup,
  type RestoreStep,
} from '@app/backup';
import type { LogVerification } from '@app/event-store';
import { Option } from 'commander';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both, type Language } from '../../language.js';
import { withOptions } from '../../options.js';
import type { Output } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { progressBar } from '../../progress.js';
import { failedBy, inWib } from './wording.js';

interface RestoreCommandOptions extends CommonOptions {
  readonly home?: string;
  readonly keys?: string;
  readonly database?: string;
  readonly verify?: boolean;
}

/** `rumpun restore FOLDER`: a backup into an empty home, checked, recovered and verified. */
export const addRestore: AddCommand = (program, contextOf) => {
  const command = program
    .command('restore')
    .description(
      both(
        'pulihkan cadangan ke RUMPUN_HOME yang kosong, lalu periksa seluruh log',
        'restore a backup into an empty RUMPUN_HOME, then verify the whole log',
      ),
    )
    .argument('<folder>', both('folder cadangan', 'folder of the backup'))
    .option('--home <folder>', both('pengganti RUMPUN_HOME', 'in place of RUMPUN_HOME'))
    .option(
      '--keys <folder>',
      both('tempat kunci, bila disimpan terpisah', 'where the keys are, when they were kept apart'),
    )
    .addOption(
      new Option(
        '--database <folder>',
        both(
          'cadangan server: folder data PostgreSQL yang kosong',
          "a server's backup: an empty data folder of PostgreSQL",
        ),
      ),
    )
    .addOption(
      new Option(
        '--verify',
        both(
          'cadangan server: PostgreSQL sudah berjalan di atasnya (DATABASE_OWNER_URL); buka era baru dan periksa log',
          "a server's backup: PostgreSQL runs on it (DATABASE_OWNER_URL); open a new era and verify the log",
        ),
      ).conflicts('database'),
    );
  withOptions(command);
  command.action((folder: string, options: RestoreCommandOptions) =>
    run(contextOf(options), folder, options),
  );
};

async function run(context: Context, folder: string, options: RestoreCommandOptions): Promise<void> {
  const { env, out } = context;
  if (options.verify) return verify(context, folder);
  const telling = steps(out);
  const from = {
    folder,
    ...(options.keys !== undefined && { keys: options.keys }),
    root: options.home ?? env.RUMPUN_HOME,
    onProgress: telling.onProgress,
  };
  if (options.database !== undefined) {
    const placed = await placeServer({ ...from, database: options.database }).finally(telling.stop);
    if (!placed.ok) throw failedBy(placed);
    return out.result(placed, () => out.pick(placedText(placed, folder)));
  }
  const result = await restoreBackup(from).finally(telling.stop);
  if (!result.ok) throw failedBy(result);
  out.result(result, () => told(result, result.home, out.lang));
}

async function verify({ env, out }: Context, folder: string): Promise<void> {
  if (env.DATABASE_OWNER_URL === undefined)
    throw failed('DATABASE_OWNER_URL belum diisi.', 'DATABASE_OWNER_URL is not set.', 2);
  const opened = await openServer(folder, env.DATABASE_OWNER_URL);
  if (!opened.ok) throw failedBy(opened);
  const place = new URL(env.DATABASE_OWNER_URL).host;
  out.result(opened, () => told(opened, place, out.lang));
}

/** Says each step once; a bar while files are read. */
function steps(out: Output) {
  const bar = progressBar(out.pick({ id: 'Memeriksa berkas (MB)', en: 'Checking files (MB)' }));
  let step: RestoreStep = 'check';
  const onProgress = (now: RestoreStep, done = 0, total = 0) => {
    if (now === 'check') bar.update(Math.round(done / 1e6), Math.round(total / 1e6));
    if (now === step) return;
    bar.stop();
    step = now;
    out.say(STEPS[now]);
  };
  return { onProgress, stop: () => bar.stop() };
}

const STEPS: Readonly<Record<RestoreStep, { id: string; en: string }>> = {
  check: { id: 'Memeriksa berkas…', en: 'Checking files…' },
  unpack: { id: 'Membongkar basis data…', en: 'Unpacking the database…' },
  start: { id: 'Memulihkan basis data…', en: 'Recovering the database…' },
  verify: { id: 'Memeriksa log…', en: 'Verifying the log…' },
};

const placedText = ({ database, home }: PlacedServer, folder: string) => ({
  id: `Basis data ada di ${database}, kunci dan berkas di ${home}.
Berikan ${database} kepada pengguna PostgreSQL, jalankan PostgreSQL 18 di atasnya (ia memulihkan diri dari catatannya), lalu:
  npx rumpun restore ${folder} --verify`,
  en: `The database is in ${database}, keys and files are in ${home}.
Give ${database} to PostgreSQL's user, start PostgreSQL 18 on it (it recovers from its own log), then:
  npx rumpun restore ${folder} --verify`,
});

function told(
  restored: { manifest: Manifest; log: LogVerification },
  place: string,
  language: Language,
): string {
  const { manifest, log } = restored;
  const clusters = log.streams.cluster ?? 0;
  const asOf = inWib(manifest.log.asOf, language);
  const newest = log.sealedAt === null ? '-' : inWib(log.sealedAt, language);
  if (language === 'id') {
    return [
      `Dipulihkan ke ${place}: ${log.entries} catatan dalam ${total(log.streams)} aliran, ${clusters} klaster.`,
      `Log diperiksa: ${log.ticks} penyegelan, akar ${log.root}; catatan terakhir disegel ${newest}.`,
      `Memuat semua yang diakui sampai ${asOf}. Tentang yang sesudahnya tidak ada yang diketahui: catat ulang, termasuk penghapusan data pribadi.`,
      'Log membuka era baru, dan semua orang perlu masuk lagi.',
    ].join('\n');
  }
  return [
    `Restored into ${place}: ${log.entries} entries in ${total(log.streams)} streams, ${clusters} clusters.`,
    `The log was verified: ${log.ticks} sealings, root ${log.root}; the last entry was sealed ${newest}.`,
    `It holds all that was acknowledged until ${asOf}. Of what came after nothing is known: record it again, erasures of personal data too.`,
    'The log opens a new era, and everybody signs in anew.',
  ].join('\n');
}

const total = (streams: Readonly<Record<string, number>>): number =>
  Object.values(streams).reduce((sum, count) => sum + count, 0);
