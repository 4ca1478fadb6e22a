import { type Bilingual, text } from '@app/contracts';
import {
  createLogPool,
  type LogProblem,
  type LogProblemKind,
  type LogVerification,
  readHead,
  Sealer,
  verifyLog,
} from '@app/event-store';
import type pg from 'pg';
import type { Manifest } from './manifest.js';

/** The log of a restored database, and every reason not to trust it. */
export interface OpenedLog {
  readonly log: LogVerification;
  readonly reasons: readonly Bilingual[];
}

/**
 * Takes a recovered database into use: what was unsealed is sealed under a new era, whoever was signed in no longer
 * is (a sign-out after the backup is not known any more), and the whole log is verified.
 *
 * @param url of the database's owner @param onProgress told how many entries were verified
 */
export async function openRestoredLog(
  url: string,
  manifest: Manifest,
  onProgress: (entries: number) => void,
): Promise<OpenedLog> {
  const pool = createLogPool({ connectionString: url, max: 1, applicationName: 'rumpun restore' });
  try {
    const foreign = await originProblem(pool, manifest);
    await openEra(url, pool, manifest);
    await pool.query('delete from access.session');
    const log = await verifyLog(pool, onProgress);
    return { log, reasons: [...foreign, ...lacks(log, manifest), ...log.problems.map(saidOf)] };
  } finally {
    await pool.end();
  }
}

async function openEra(url: string, pool: pg.Pool, manifest: Manifest): Promise<void> {
  const reason = `restored from a backup as of ${manifest.log.asOf}`;
  const known = await pool.query('select 1 from log.era where reason = $1', [reason]);
  if (known.rowCount !== 0) return;
  // A demo's moments are those of its simulated clock: it stands still until the demo runs.
  const { sealedAt } = await readHead(pool);
  const clock = manifest.kind === 'demo' && sealedAt !== null ? { now: () => sealedAt } : {};
  const sealer = new Sealer({ connectionString: url, ...clock });
  try {
    await sealer.openEra(reason);
  } finally {
    await sealer.stop();
  }
}

async function originProblem(pool: pg.Pool, manifest: Manifest): Promise<Bilingual[]> {
  const { rows } = await pool.query<{ origin: string }>('select origin from log.origin');
  const origin = rows[0]?.origin ?? '-';
  if (origin === manifest.origin) return [];
  return [
    text(
      `Basis data memuat log ${origin}, bukan ${manifest.origin} seperti kata manifest.`,
      `The database holds the log ${origin}, not ${manifest.origin} as the manifest says.`,
    ),
  ];
}

function lacks({ entries, lastEntry }: LogVerification, { log }: Manifest): Bilingual[] {
  if (entries > log.position && (lastEntry ?? 0) >= (log.entry ?? 0)) return [];
  return [
    text(
      `Log hanya memuat ${entries} catatan sampai id ${lastEntry ?? '-'}; cadangan menjanjikan posisi ${log.position} dan id ${log.entry ?? '-'}.`,
      `The log holds only ${entries} entries up to id ${lastEntry ?? '-'}; the backup promises position ${log.position} and id ${log.entry ?? '-'}.`,
    ),
  ];
}

const PROBLEMS: Readonly<Record<LogProblemKind, Bilingual>> = {
  'tick-order': text('urutan penyegelan terputus', 'the order of sealings is broken'),
  'position-missing': text('posisi hilang', 'a position is missing'),
  'entry-missing': text('catatan hilang', 'an entry is gone'),
  'head-changed': text(
    'kepala catatan berubah sejak disegel',
    'the head of an entry changed since it was sealed',
  ),
  'columns-differ': text('kolom tidak sesuai kepala catatan', 'columns differ from the head of the entry'),
  'body-changed': text(
    'isi catatan berubah sejak dicatat',
    'the payload of an entry changed since it was recorded',
  ),
  'version-order': text('versi aliran tidak berurutan', "a stream's versions do not follow one another"),
  'root-differs': text('akar Merkle berbeda', 'the Merkle root differs'),
  'beyond-last-tick': text('posisi di luar penyegelan terakhir', 'a position beyond the last sealing'),
};

function saidOf({ kind, tick, position }: LogProblem): Bilingual {
  const { id, en } = PROBLEMS[kind];
  const at = position === null ? '' : ` ${position}`;
  return text(
    `Log rusak: ${id} (tick ${tick ?? '-'}, posisi${at || ' -'}).`,
    `The log is damaged: ${en} (tick ${tick ?? '-'}, position${at || ' -'}).`,
  );
}
