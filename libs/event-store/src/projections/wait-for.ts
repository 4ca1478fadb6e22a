import type pg from 'pg';
import type { SealListener } from '../follow/seal-listener.js';
import { pause } from '../follow/signal.js';
import type { Progress } from './progress.js';

/** What a reader wants to see: an entry by the id that its append answered, or a position. */
export type WaitTarget = { readonly id: number } | { readonly position: number };

export type WaitResult =
  | { readonly ok: true; readonly position: number }
  | {
      readonly ok: false;
      readonly waitedFor: 'sealing';
      /** Head of the sealed log. */
      readonly at: number;
      /** The id or position that was to be sealed. */
      readonly wanted: number;
    }
  | {
      readonly ok: false;
      readonly waitedFor: 'projection';
      readonly projection: string;
      /** The active build's checkpoint; -1 when it has applied nothing. */
      readonly at: number;
      /** The position that was to be applied. */
      readonly wanted: number;
    };

/** Milliseconds until a checkpoint is read again that notices said to be further on. */
const HINT_AHEAD_MS = 20;

/** Looks up the positions of many ids in one query: everybody who waits asks again at each seal. */
class PositionLookup {
  private wanted = new Set<number>();
  private asking: Promise<ReadonlyMap<number, number>> | null = null;

  constructor(private readonly pool: pg.Pool) {}

  async of(id: number): Promise<number | null> {
    this.wanted.add(id);
    this.asking ??= Promise.resolve().then(() => this.ask());
    return (await this.asking).get(id) ?? null;
  }

  private async ask(): Promise<ReadonlyMap<number, number>> {
    const ids = [...this.wanted];
    this.wanted = new Set();
    this.asking = null;
    const { rows } = await this.pool.query<{ id: number; position: number }>({
      name: 'rumpun_positions',
      text: 'select id::float8 as id, position::float8 as position from log.sealed where id = any($1::bigint[])',
      values: [ids],
    });
    return new Map(rows.map(({ id, position }) => [id, position]));
  }
}

/** Read-your-writes: waits until projections show an entry. */
export class Waiter {
  private readonly lookup: PositionLookup;

  constructor(
    private readonly pool: pg.Pool,
    private readonly listener: SealListener,
    private readonly progress: Progress,
  ) {
    this.lookup = new PositionLookup(pool);
  }

  /**
   * @param target what must be visible
   * @param projections whose active builds must show it; none waits for sealing only
   * @param timeoutMs longest wait for all of it, in milliseconds
   * @returns the position, or what was still missing at the time-out
   * @throws the database's error
   */
  async waitFor(target: WaitTarget, projections: readonly string[], timeoutMs: number): Promise<WaitResult> {
    const end = Date.now() + timeoutMs;
    const position =
      'id' in target ? await this.sealedId(target.id, end) : await this.sealed(target.position, end);
    if (position === null) {
      const wanted = 'id' in target ? target.id : target.position;
      return { ok: false, waitedFor: 'sealing', at: this.listener.position, wanted };
    }
    return this.projected(position, projections, end);
  }

  private async sealedId(id: number, end: number): Promise<number | null> {
    for (;;) {
      const head = this.listener.position;
      const position = await this.lookup.of(id);
      if (position !== null) return position;
      const left = end - Date.now();
      if (left <= 0) return null;
      // What was sealed during the look-up may hold the entry. Otherwise look again now and then even without news.
      if (this.listener.position === head)
        await this.listener.waitForNews(Math.min(left, this.listener.pollMs));
    }
  }

  private async sealed(position: number, end: number): Promise<number | null> {
    if (this.listener.position < position) await this.listener.poll();
    const sealed = await this.listener.waitForPosition(position, end - Date.now());
    return sealed ? position : null;
  }

  private async projected(
    position: number,
    projections: readonly string[],
    end: number,
  ): Promise<WaitResult> {
    if (projections.length === 0) return { ok: true, position };
    for (;;) {
      const { doubts } = this.progress;
      const behind = await this.firstBehind(position, projections);
      if (behind === null) return { ok: true, position };
      const left = end - Date.now();
      if (left <= 0) return { ok: false, waitedFor: 'projection', ...behind, wanted: position };
      // A hint that the database does not bear out speaks of a former build: give the real one a moment.
      if (this.progress.position(behind.projection) >= position) await pause(Math.min(left, HINT_AHEAD_MS));
      else await this.progress.waitUntil(behind.projection, position, doubts, left);
    }
  }

  private async firstBehind(
    position: number,
    projections: readonly string[],
  ): Promise<{ readonly projection: string; readonly at: number } | null> {
    const { rows } = await this.pool.query<{ projection: string; at: number }>({
      name: 'rumpun_active_checkpoints',
      text: `select b.projection, c.position::float8 as at
             from projection.build b join projection.checkpoint c using (projection, build)
             where b.state = 'active' and b.projection = any($1::text[])`,
      values: [projections],
    });
    const reached = new Map(rows.map(({ projection, at }) => [projection, at]));
    const behind = projections.find((name) => (reached.get(name) ?? -1) < position);
    return behind === undefined ? null : { projection: behind, at: reached.get(behind) ?? -1 };
  }
}
