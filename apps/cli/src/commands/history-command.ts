import type { Engine } from '@app/composition';
import { DirectoryQueries, HistoryQueries } from '@app/read-models';
import type { HistoryPageView } from '@app/contracts';
import { dayIn, zoneOf } from '@app/programme';
import type { Zone } from '@app/programme';
import { OPERATOR } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { AddCommand } from '../program.js';
import { positionOf, readModelsReady } from './reading.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly asOf?: string;
  readonly since?: string;
  readonly limit: string;
  readonly newest?: boolean;
  readonly hideRoutine?: boolean;
}
type Ask = NonNullable<Parameters<HistoryQueries['ofCluster']>[2]>;

const MOST = 200;

/** `rumpun history`: the programme, a stream, or a cluster with all that belongs to it, as sentences. */
export const addHistory: AddCommand = (program, contextOf) => {
  const command = program
    .command('history')
    .description(
      both(
        'riwayat sebagai kalimat: seluruh program, satu aliran, atau klaster dengan semua miliknya',
        'history as sentences: the programme, one stream, or a cluster with all that belongs to it',
      ),
    )
    .argument('[stream|cluster]', both('id; seluruh program tanpa ini', 'id; the whole programme without it'))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'))
    .option('--since <when>', both('yang dicatat sesudah saat ini', 'what was recorded after this moment'))
    .option(
      '--hide-routine',
      both('sisihkan yang rutin, dan hitung', 'leave out what is routine, and count it'),
    )
    .option('--limit <n>', both('paling banyak entri', 'most entries'), '1000')
    .option('--newest', both('yang terbaru dahulu', 'newest first'));
  withOptions(command, ...placeOptions());
  command.action((id: string | undefined, options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, id, options));
  });
};

async function show(
  { out }: Context,
  engine: Engine,
  id: string | undefined,
  options: Options,
): Promise<void> {
  await readModelsReady(engine, ['directory']);
  const [asOf, since] = [await positionOf(engine, options.asOf), await positionOf(engine, options.since)];
  const { zone, page } = await pagesOf(engine, id);
  const named = new Set<string>();
  const { items, hidden } = await allOf(page, limitOf(options.limit), {
    onNamed: (people) => people.forEach((person) => named.add(person)),
    order: options.newest ? 'newest-first' : 'oldest-first',
    withoutRoutine: options.hideRoutine === true,
    ...(asOf !== undefined && { asOf }),
    ...(since !== undefined && { since }),
  });
  const accessed = [...named].map((subject) => ({ subject, what: 'name' as const }));
  await engine.services.accessRecords.note(OPERATOR, 'rumpun history', accessed);
  out.result(items, () =>
    items
      .map(({ id: place, at, sentence }) => `${place}  ${dayIn(zone, at)}  ${out.pick(sentence)}`)
      .join('\n'),
  );
  if (hidden > 0) {
    out.say({ id: `${hidden} entri rutin disisihkan.`, en: `${hidden} routine entries were left out.` });
  }
}

type Page = (ask: Ask) => Promise<HistoryPageView | null>;

/** @returns how to read pages of what was asked for, and the zone that its days are told in */
async function pagesOf(engine: Engine, id: string | undefined): Promise<{ zone: Zone; page: Page }> {
  const { store, pool } = engine.services;
  const directory = new DirectoryQueries(pool);
  const queries = new HistoryQueries(pool, store, directory);
  if (id === undefined) {
    const everything = () => Promise.resolve(true);
    return { zone: 'WIB', page: (ask) => queries.ofProgramme('WIB', everything, ask) };
  }
  const [first] = await store.readStream(id);
  if (first === undefined)
    throw failed(`Tidak ada aliran dengan id ${id}`, `There is no stream with id ${id}`);
  const cluster = first.category === 'cluster' ? await directory.cluster(id) : null;
  if (cluster === null) return { zone: 'WIB', page: (ask) => queries.ofStreams([id], 'WIB', ask) };
  const zone = zoneOf(cluster.region);
  return { zone, page: (ask) => queries.ofCluster(id, zone, ask) };
}

async function allOf(
  page: Page,
  limit: number,
  ask: Ask,
): Promise<Pick<HistoryPageView, 'items' | 'hidden'>> {
  const items: HistoryPageView['items'] = [];
  let hidden = 0;
  let from: number | undefined;
  for (let left = limit; left > 0; left -= MOST) {
    const found = await page({ ...ask, limit: Math.min(left, MOST), ...(from !== undefined && { from }) });
    items.push(...(found?.items ?? []));
    hidden += found?.hidden ?? 0;
    if (found === null || found.next === null) break;
    from = found.next;
  }
  return { items, hidden };
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw failed('--limit harus bilangan bulat di atas nol', '--limit must be a whole number above zero', 2);
}
