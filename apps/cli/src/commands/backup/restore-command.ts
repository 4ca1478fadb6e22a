import { restoreBackup, type Restored, type RestoreStep } from '@app/backup';
import type { CommonOptions, Context } from '../../context.js';
import { both, type Language } from '../../language.js';
import { withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { progressBar } from '../../progress.js';
import { failedBy, inWib } from './wording.js';

interface RestoreCommandOptions extends CommonOptions {
  readonly home?: string;
  readonly keys?: string;
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
    );
  withOptions(command);
  command.action((folder: string, options: RestoreCommandOptions) =>
    run(contextOf(options), folder, options),
  );
};

async function run({ env, out }: Context, folder: string, options: RestoreCommandOptions): Promise<void> {
  const bar = progressBar(out.pick({ id: 'Memeriksa berkas (MB)', en: 'Checking files (MB)' }));
  let step: RestoreStep = 'check';
  const onProgress = (now: RestoreStep, done = 0, total = 0) => {
    if (now === 'check') bar.update(Math.round(done / 1e6), Math.round(total / 1e6));
    if (now === step) return;
    bar.stop();
    step = now;
    out.say(STEPS[now]);
  };
  const result = await restoreBackup({
    folder,
    ...(options.keys !== undefined && { keys: options.keys }),
    root: options.home ?? env.RUMPUN_HOME,
    onProgress,
  }).finally(() => bar.stop());
  if (!result.ok) throw failedBy(result);
  out.result(result, () => told(result, out.lang));
}

const STEPS: Readonly<Record<RestoreStep, { id: string; en: string }>> = {
  check: { id: 'Memeriksa berkas…', en: 'Checking files…' },
  unpack: { id: 'Membongkar basis data…', en: 'Unpacking the database…' },
  start: { id: 'Memulihkan basis data…', en: 'Recovering the database…' },
  verify: { id: 'Memeriksa log…', en: 'Verifying the log…' },
};

function told({ home, manifest, log }: Restored, language: Language): string {
  const clusters = log.streams.cluster ?? 0;
  const asOf = inWib(manifest.log.asOf, language);
  const newest = log.sealedAt === null ? '-' : inWib(log.sealedAt, language);
  if (language === 'id') {
    return [
      `Dipulihkan ke ${home}: ${log.entries} catatan dalam ${total(log.streams)} aliran, ${clusters} klaster.`,
      `Log diperiksa: ${log.ticks} penyegelan, akar ${log.root}; catatan terakhir disegel ${newest}.`,
      `Memuat semua yang diakui sampai ${asOf}. Tentang yang sesudahnya tidak ada yang diketahui: catat ulang, termasuk penghapusan data pribadi.`,
      'Log membuka era baru, dan semua orang perlu masuk lagi.',
    ].join('\n');
  }
  return [
    `Restored into ${home}: ${log.entries} entries in ${total(log.streams)} streams, ${clusters} clusters.`,
    `The log was verified: ${log.ticks} sealings, root ${log.root}; the last entry was sealed ${newest}.`,
    `It holds all that was acknowledged until ${asOf}. Of what came after nothing is known: record it again, erasures of personal data too.`,
    'The log opens a new era, and everybody signs in anew.',
  ].join('\n');
}

const total = (streams: Readonly<Record<string, number>>): number =>
  Object.values(streams).reduce((sum, count) => sum + count, 0);
