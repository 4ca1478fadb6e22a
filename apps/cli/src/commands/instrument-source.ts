import type { InstrumentContent } from '@app/contracts';
import type { Engine } from '@app/composition';
import { builtInInstruments, instrumentRefOf, isBuiltIn } from '@app/programme';
import { InstrumentQueries } from '@app/read-models';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { Context } from '../context.js';
import { failed } from '../failure.js';
import { readModelsReady } from './reading.js';

/** A version as the commands need it; `position` of its publication is null where no log was asked. */
export interface Version {
  readonly content: InstrumentContent;
  readonly hash: string;
  readonly position: number | null;
}

async function publishedIn(engine: Engine, key?: string): Promise<Version[]> {
  await readModelsReady(engine, ['instruments']);
  const queries = new InstrumentQueries(engine.services.pool);
  const found = key === undefined ? await queries.all() : await queries.versions(key);
  return found.map(({ content, hash, published }) => ({ content, hash, position: published.position }));
}

/** Every version that this program brings along. */
export const builtInVersions = (): Version[] =>
  builtInInstruments.map((content) => ({ content, hash: instrumentRefOf(content).hash, position: null }));

/** Every version that an installation has published. */
export const publishedVersions = (context: Context, place: PlaceOptions): Promise<Version[]> =>
  withEngine(context, place, (engine) => publishedIn(engine));

/**
 * The versions of one instrument, oldest first. One that comes with the program needs no database: its text is the
 * same in every log.
 *
 * @throws CommandFailed when there is no such instrument
 */
export async function versionsOf(context: Context, place: PlaceOptions, key: string): Promise<Version[]> {
  if (isBuiltIn(key)) return builtInVersions().filter(({ content }) => content.key === key);
  const versions = await withEngine(context, place, (engine) => publishedIn(engine, key));
  if (versions.length > 0) return versions;
  throw failed(
    `Tidak ada instrumen "${key}"; daftarnya: rumpun instrument list`,
    `There is no instrument "${key}"; for the list: rumpun instrument list`,
    2,
  );
}

/** @param number as typed; the newest version without it @throws CommandFailed naming those that there are */
export function versionIn(versions: readonly Version[], number: string | undefined): Version {
  if (number === undefined) return versions.at(-1)!;
  const found = versions.find(({ content }) => String(content.version) === number);
  if (found !== undefined) return found;
  const known = versions.map(({ content }) => content.version).join(', ');
  throw failed(
    `Tidak ada versi ${number}; yang ada: ${known}`,
    `No version ${number}; there are: ${known}`,
    2,
  );
}
