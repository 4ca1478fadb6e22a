import path from 'node:path';
import { type BackupSource, type Manifest, takeBackup } from '@app/backup';
import { embeddedOwnerUrl, holderOf, homePath } from '@app/platform';
import type { PlaceOptions } from '../../connect.js';
import { kindOf, stillStarting } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { openInstallation, readConnection } from '../../installation.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { progressBar } from '../../progress.js';
import { programVersion } from '../../version.js';
import { failedBy, inWib, megabytes } from './wording.js';

interface BackupOptions extends PlaceOptions, CommonOptions {
  readonly withoutKeys?: boolean;
}

/** `rumpun backup FOLDER`: everything of an installation, while it works. */
export const addBackup: AddCommand = (program, contextOf) => {
  const command = program
    .command('backup')
    .description(
      both(
        'cadangkan basis data, berkas, dan kunci ke folder kosong, selagi program berjalan',
        'back up database, files and keys into an empty folder, while the program runs',
      ),
    )
    .argument('<folder>', both('folder baru atau kosong', 'a new or empty folder'))
    .option(
      '--without-keys',
      both('jangan sertakan kunci (disimpan di tempat lain)', 'leave the keys out (they are kept elsewhere)'),
    );
  withOptions(command, ...placeOptions());
  command.action(async (folder: string, options: BackupOptions) => {
    const context = contextOf(options);
    await withSource(context, options, (source) => run(context, source, folder, !options.withoutKeys));
  });
};

/** Finds the database: the server's of the environment, the embedded one that runs, or that one started for now. */
async function withSource(
  context: Context,
  place: PlaceOptions,
  work: (source: BackupSource) => Promise<void>,
): Promise<void> {
  const { env } = context;
  if (env.DATABASE_URL !== undefined || env.DATABASE_OWNER_URL !== undefined) return work(ofServer(context));
  const kind = kindOf(context, place);
  const home = homePath(env.RUMPUN_HOME, kind);
  if (holderOf(home) !== undefined) {
    const connection = readConnection(home);
    if (connection === null) throw stillStarting();
    return work({ kind, home, ownerUrl: embeddedOwnerUrl(home, connection.postgresPort) });
  }
  const installation = await openInstallation(env.RUMPUN_HOME, kind, (message) => context.out.note(message));
  try {
    await work({ kind, home, ownerUrl: embeddedOwnerUrl(home, installation.postgresPort) });
  } finally {
    await installation.close();
  }
}

function ofServer({ env }: Context): BackupSource {
  if (env.DATABASE_OWNER_URL === undefined) {
    throw failed(
      'DATABASE_OWNER_URL belum diisi: cadangan server dibaca sebagai pemilik basis data, melalui protokol replikasi.',
      "DATABASE_OWNER_URL is not set: a server's backup is read as the database's owner, through the replication protocol.",
      2,
    );
  }
  const home = path.resolve(env.RUMPUN_HOME, 'server');
  return { kind: 'server', home, ownerUrl: env.DATABASE_OWNER_URL };
}

async function run({ out }: Context, source: BackupSource, folder: string, withKeys: boolean): Promise<void> {
  const bar = progressBar(out.pick({ id: 'Mencadangkan (MB)', en: 'Backing up (MB)' }));
  const megabyte = (bytes: number) => Math.round(bytes / 1e6);
  const result = await takeBackup({
    source,
    target: folder,
    withKeys,
    program: programVersion(),
    onProgress: (bytes, total) => bar.update(megabyte(bytes), megabyte(total)),
  }).finally(() => bar.stop());
  if (!result.ok) throw failedBy(result);
  const { manifest } = result;
  out.result(manifest, () =>
    out.pick({ id: told(manifest, folder, 'id'), en: told(manifest, folder, 'en') }),
  );
}

function told({ log, files, keysIncluded }: Manifest, folder: string, language: 'id' | 'en'): string {
  const size = megabytes(
    files
      .filter(({ path: name }) => keysIncluded || !name.startsWith('keys/'))
      .reduce((sum, { bytes }) => sum + bytes, 0),
    language,
  );
  const until = inWib(log.asOf, language);
  if (language === 'id') {
    const keys = keysIncluded
      ? `Kunci ada di ${path.join(folder, 'keys')}: pindahkan ke tempat lain, terpisah dari data.`
      : 'Tanpa kunci: simpan salinan folder secrets di tempat lain.';
    return `Cadangan selesai: ${folder} (${size}). Memuat semua yang diakui sampai ${until}, posisi log ${log.position}.\n${keys}`;
  }
  const keys = keysIncluded
    ? `The keys are in ${path.join(folder, 'keys')}: move them elsewhere, apart from the data.`
    : 'Without keys: keep a copy of the folder secrets elsewhere.';
  return `Backup done: ${folder} (${size}). It holds all that was acknowledged until ${until}, log position ${log.position}.\n${keys}`;
}
