import type { StateLoader } from '@app/application';
import type { ImportStatus, ResponseState } from '@app/programme';
import { importStatusOf, noResponse } from '@app/programme';
import type pg from 'pg';

/** A respondent's stream as a row meets it. */
export interface Standing {
  readonly state: ResponseState;
  readonly version: number;
  /** How the import stands that its answers came with; null when they came without one. */
  readonly source: ImportStatus | null;
}

const NOTHING: Standing = { state: noResponse, version: 0, source: null };

/** @returns how a respondent's stream stands now */
export async function standingOf(loader: StateLoader, stream: string): Promise<Standing> {
  const known = await loader.response(stream);
  if (known === null) return NOTHING;
  const source = known.state.import === null ? null : await loader.import(known.state.import);
  const { state, version } = known;
  return { state, version, source: source === null ? null : importStatusOf(source.state) };
}

/** @returns how each of the streams stands; most of them are not there, which one query tells for all */
export async function standings(
  pool: Pick<pg.Pool, 'query'>,
  loader: StateLoader,
  streams: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const { rows } = await pool.query<{ stream: string }>({
    name: 'rumpun-streams-there',
    text: 'select stream from log.entry where version = 1 and stream = any($1::uuid[])',
    values: [streams],
  });
  const there = await Promise.all(
    rows.map(async ({ stream }) => [stream, await standingOf(loader, stream)] as const),
  );
  const found = new Map(there);
  return new Map(streams.map((stream) => [stream, found.get(stream) ?? NOTHING]));
}
