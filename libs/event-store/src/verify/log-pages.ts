import type { Queryable } from '../read/queries.js';

/** A sealing as it is stored. */
export interface TickRow {
  readonly tick: number;
  readonly era: number;
  readonly base: number;
  readonly n: number;
  readonly sealed_at: Date;
  readonly leaves: Buffer;
  readonly frontier: readonly Buffer[];
}

/** A place of the global order with what stands there; null columns when the entry is gone. */
export interface PlaceRow {
  readonly position: number;
  readonly id: number | null;
  readonly stream: string;
  readonly version: number;
  readonly command: string;
  readonly head: Buffer;
  readonly body: Buffer | null;
  readonly salt: Buffer | null;
}

const TICKS = 100;
const PLACES = 1_000;

const TICK_SQL = `
select tick, era, base, n, sealed_at, leaves, frontier from log.tick where tick > $1 order by tick limit ${TICKS}`;

/** OFFSET 0 keeps the planner from a hash join over the whole of log.entry. */
const PLACE_SQL = `
select s.position, e.id, e.stream, e.version, e.command, e.head, e.body, e.salt
from (select position, id from log.sealed where position > $1 order by position limit ${PLACES}) s
left join lateral (select * from log.entry e where e.id = s.id offset 0) e on true
order by s.position`;

/** @returns all ticks in order, page by page */
export async function* ticksOf(database: Queryable): AsyncGenerator<TickRow> {
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await database.query<TickRow>(TICK_SQL, [last]);
    yield* rows;
    if (rows.length < TICKS) return;
    last = rows.at(-1)!.tick;
  }
}

/** @returns all places of the global order, page by page */
export async function* placesOf(database: Queryable): AsyncGenerator<PlaceRow> {
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await database.query<PlaceRow>(PLACE_SQL, [last]);
    yield* rows;
    if (rows.length < PLACES) return;
    last = rows.at(-1)!.position;
  }
}
