import type pg from 'pg';
import { backoff, pause } from '../follow/signal.js';
import type { BuildWorker } from './build-worker.js';
import { activateBuild, formerBuild, lockBuilds } from './builds.js';
import type { Build } from './builds.js';
import { BEGIN_DDL, transaction } from './transaction.js';

export type ActivateResult =
  /** The build is read now; `former` was read before and is kept. */
  | { readonly ok: true; readonly build: number; readonly former: number | null }
  | {
      readonly ok: false;
      readonly reason: 'unknown-projection' | 'unknown-build' | 'nothing-to-roll-back-to';
    }
  /** This program has not the code of the build's version, so the build could not follow the log. */
  | { readonly ok: false; readonly reason: 'version-unknown'; readonly version: number }
  /** The build holds back streams that the one being read shows. */
  | {
      readonly ok: false;
      readonly reason: 'parked';
      readonly build: number;
      readonly streams: readonly string[];
    }
  /** It did not catch up, or the views were being read all the time. */
  | { readonly ok: false; readonly reason: 'behind' | 'busy'; readonly build: number };

/** PostgreSQL's lock_not_available and deadlock_detected. */
const LOCKED = new Set(['55P03', '40P01']);
const ATTEMPTS = 40;
/** Batches that a build may be behind when the running one is stopped for the swap. */
const LAST_BATCHES = 4;

/**
 * Makes a build the one that is read, in one transaction. The build that is read now waits meanwhile, so the views
 * never go back in time: the new one is at least as far.
 *
 * @param worker of the build
 * @param batchSize entries that one step applies
 */
export async function activate(
  pool: pg.Pool,
  worker: BuildWorker,
  batchSize: number,
): Promise<ActivateResult> {
  const { build } = worker.key;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      const result = await tryActivate(pool, worker, batchSize);
      if (result.ok || result.reason !== 'behind') return result;
      await catchUp(worker);
    } catch (error) {
      if (!LOCKED.has((error as { code?: string }).code ?? '')) throw error;
      await pause(backoff(attempt, 20, 500));
    }
  }
  return { ok: false, reason: 'busy', build };
}

/** Steps until nothing is left, whoever applies it. */
async function catchUp(worker: BuildWorker): Promise<void> {
  for (;;) {
    const { status } = await worker.step();
    if (status === 'idle' || status === 'gone') return;
    if (status === 'held') await pause(20);
  }
}

function tryActivate(pool: pg.Pool, worker: BuildWorker, batchSize: number): Promise<ActivateResult> {
  const { projection, build } = worker.key;
  return transaction<ActivateResult>(pool, `${BEGIN_DDL}; set local lock_timeout = '2s'`, async (client) => {
    const builds = await lockBuilds(client, projection);
    const target = builds.find((each) => each.build === build);
    const former = builds.find(({ state }) => state === 'active');
    if (target === undefined) return no({ ok: false, reason: 'unknown-build' });
    // Another process was quicker: what was read before is the build that it kept.
    if (target === former) return no({ ok: true, build, former: formerBuild(builds)?.build ?? null });
    if (former !== undefined && !(await reach(client, worker, former, batchSize * LAST_BATCHES))) {
      return no({ ok: false, reason: 'behind', build });
    }
    const streams = await parkedOnlyIn(client, target, former);
    if (streams.length > 0) return no({ ok: false, reason: 'parked', build, streams });
    // Readers queue up behind whoever waits for a view: rather try again than wait.
    await client.query(`set local lock_timeout = '250ms'`);
    await activateBuild(client, target, former);
    return { commit: true, value: { ok: true, build, former: former?.build ?? null } };
  });
}

const no = (value: ActivateResult): { commit: false; value: ActivateResult } => ({ commit: false, value });

/** Stops the former build and lets the target apply what it still lacks. @returns false when that is too much */
async function reach(
  client: pg.ClientBase,
  worker: BuildWorker,
  former: Build,
  most: number,
): Promise<boolean> {
  const positionOf = async (build: number, lock: string): Promise<number> => {
    const { rows } = await client.query<{ position: number }>(
      `select position::float8 as position from projection.checkpoint where projection = $1 and build = $2 ${lock}`,
      [worker.key.projection, build],
    );
    return rows[0]!.position;
  };
  const wanted = await positionOf(former.build, 'for update');
  for (;;) {
    const missing = wanted - (await positionOf(worker.key.build, ''));
    if (missing <= 0) return true;
    if (missing > most) return false;
    const { status } = await worker.step();
    if (status === 'held') await pause(20);
    if (status === 'gone' || status === 'idle') return status === 'idle';
  }
}

async function parkedOnlyIn(
  client: pg.ClientBase,
  target: Build,
  former: Build | undefined,
): Promise<string[]> {
  const { rows } = await client.query<{ stream: string }>(
    `select stream from projection.parked where projection = $1 and build = $2
     except select stream from projection.parked where projection = $1 and build = $3`,
    [target.projection, target.build, former?.build ?? -1],
  );
  return rows.map(({ stream }) => stream);
}
