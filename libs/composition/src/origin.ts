import { StartProblem } from '@app/platform';
import pg from 'pg';

/** How the origin of a demo's log begins: its history was made under a simulated clock. */
const DEMO = 'demo.';

export const isDemoOrigin = (origin: string): boolean => origin.startsWith(DEMO);

/** @returns the log's name, `rumpun.…` or `demo.…` @throws the database's error */
export async function logOrigin(database: Pick<pg.Pool, 'query'>): Promise<string> {
  const { rows } = await database.query<{ origin: string }>('select origin from log.origin');
  if (rows[0] === undefined) throw new Error('the log has no origin: its migration was not applied whole');
  return rows[0].origin;
}

/**
 * Makes an empty log a demo's. Only the owner may: running processes cannot rename a log.
 *
 * @throws StartProblem when the log holds entries of a real installation
 */
export async function markDemo(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'rumpun origin' });
  await owner.connect();
  try {
    await owner.query(
      `update log.origin set origin = $1 || gen_random_uuid()
       where not starts_with(origin, $1) and not exists (select 1 from log.entry)`,
      [DEMO],
    );
    if (!isDemoOrigin(await logOrigin(owner as unknown as pg.Pool))) throw realLog();
  } finally {
    await owner.end();
  }
}

/**
 * A demo's log is served as a demo only, and a real one never under a simulated clock.
 *
 * @param demo whether the program was started as the demo
 * @throws StartProblem when the two do not fit
 */
export function checkOrigin(origin: string, demo: boolean): void {
  if (demo && !isDemoOrigin(origin)) throw realLog();
  if (!demo && isDemoOrigin(origin)) {
    throw new StartProblem({
      id: `Basis data ini memuat log contoh (${origin}); waktunya simulasi, jadi tidak boleh dipakai sebagai instalasi sungguhan. Pakai basis data lain, atau jalankan contohnya dengan "npm start".`,
      en: `This database holds a demo's log (${origin}); its times are simulated, so it must not serve as a real installation. Use another database, or run the demo with "npm start".`,
    });
  }
}

function realLog(): StartProblem {
  return new StartProblem({
    id: 'Basis data ini memuat log sungguhan; contoh tidak dimuat ke dalamnya. Pakai RUMPUN_HOME atau basis data lain untuk contoh.',
    en: 'This database holds the log of a real installation; no demo is loaded into it. Use another RUMPUN_HOME or database for the demo.',
  });
}
