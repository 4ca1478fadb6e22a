import { DemoClock } from '@app/composition';
import { createLogPool, readHead } from '@app/event-store';

/** The first day of the demo's story: the clock begins here on an empty log. */
export const STORY_BEGINS = '2025-01-06T01:00:00.000Z';

/**
 * The demo's clock as a log left it: at its newest moment. It stands until `run()`.
 *
 * @param appUrl of a migrated database
 */
export async function resumedClock(appUrl: string): Promise<DemoClock> {
  const pool = createLogPool({ connectionString: appUrl, max: 1 });
  try {
    const { sealedAt } = await readHead(pool);
    return new DemoClock(sealedAt ?? STORY_BEGINS);
  } finally {
    await pool.end();
  }
}
