import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { ProjectionStatus } from '@app/event-store';
import { schemaStatus, sealingLag } from '@app/event-store';
import { messageOf } from '@app/platform';
import type { LogParts } from './log-parts.js';

/** Beyond these a server no longer shows what was written: it should not be asked. */
const MOST_SEALING_AGE_MS = 15_000;
const MOST_PROJECTION_LAG_MS = 60_000;

/** One thing that readiness looks at, in plain words. */
export interface ReadinessCheck {
  readonly check: 'database' | 'migrations' | 'sealing' | 'projections' | 'parked';
  readonly ok: boolean;
  readonly text: Bilingual;
  readonly data?: Readonly<Record<string, unknown>>;
}

type Finding = Omit<ReadinessCheck, 'check'>;

/**
 * Asks the database how far everything is. Never throws: what cannot be asked is not ready.
 *
 * @param now the moment by the clock that commands are decided by
 */
export function readinessOf(parts: LogParts, now: string): Promise<readonly ReadinessCheck[]> {
  const { pool, projections } = parts;
  const statuses = projections.status();
  statuses.catch(() => undefined); // met by the checks that ask for it
  return Promise.all([
    check('database', async () => {
      await pool.query('select 1');
      return { ok: true, text: text('Basis data menjawab.', 'The database answers.') };
    }),
    check('migrations', () => migrations(parts)),
    check('sealing', () => sealing(parts, now)),
    check('projections', async () => projecting(await statuses)),
    check('parked', async () => parked(await statuses)),
  ]);
}

async function migrations({ pool }: LogParts): Promise<Finding> {
  const { ok, pending, unknown } = await schemaStatus(pool);
  return {
    ok,
    text: ok
      ? text('Skema basis data mutakhir.', 'The schema is current.')
      : text('Skema basis data tidak sesuai program ini.', "The schema is not this program's."),
    data: { pending, unknown },
  };
}

async function sealing({ pool }: LogParts, now: string): Promise<Finding> {
  const { entries, age } = await sealingLag(pool, now);
  return {
    ok: age <= MOST_SEALING_AGE_MS,
    text: text(`Menunggu disegel: ${entries} entri.`, `Waiting to be sealed: ${entries} entries.`),
    data: { entries, ageMs: age },
  };
}

function projecting(statuses: readonly ProjectionStatus[]): Finding {
  const behind = statuses.filter(
    ({ state, stalled, lag }) => state === 'missing' || stalled !== null || lag.ms > MOST_PROJECTION_LAG_MS,
  );
  const names = behind.map(({ name }) => name).join(', ');
  return {
    ok: behind.length === 0,
    text:
      behind.length === 0
        ? text('Semua proyeksi mengikuti log.', 'All projections keep up with the log.')
        : text(`Proyeksi tertinggal: ${names}.`, `Projections behind: ${names}.`),
    data: Object.fromEntries(
      statuses.map(({ name, state, lag, stalled }) => [
        name,
        { state, lag: lag.entries, lagMs: lag.ms, stalled },
      ]),
    ),
  };
}

/** Streams held back are shown and leave a server ready: all other streams go on. */
function parked(statuses: readonly ProjectionStatus[]): Finding {
  const held = statuses.flatMap(({ name, parked: streams }) =>
    streams.map(({ stream, position, fault }) => ({ projection: name, stream, position, fault })),
  );
  return {
    ok: true,
    text:
      held.length === 0
        ? text('Tidak ada aliran yang ditahan.', 'No stream is held back.')
        : text(`Aliran ditahan: ${held.length}.`, `Streams held back: ${held.length}.`),
    data: { held },
  };
}

async function check(name: ReadinessCheck['check'], ask: () => Promise<Finding>): Promise<ReadinessCheck> {
  try {
    return { check: name, ...(await ask()) };
  } catch (error) {
    const reason = (error as { code?: string }).code ?? messageOf(error);
    return {
      check: name,
      ok: false,
      text: text('Tidak dapat diperiksa.', 'Could not be checked.'),
      data: { reason },
    };
  }
}
