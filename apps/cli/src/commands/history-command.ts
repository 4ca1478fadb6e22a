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

type Options = PlaceOptions &
  CommonOptions & { readonly asOf?: string; readonly limit: string; readonly newest?: boolean };
type Ask = NonNullable<Parameters<HistoryQueries['ofCluster']>[2]>;

const MOST = 200;

/** `rumpun history`: a stream, or a cluster with all that belongs to it, as sentences. */
export const addHistory: AddCommand = (program, contextOf) => {
  const command = program
    .command('history')
    .description(
      both(
        'riwayat sebagai kalimat: satu aliran, atau klaster dengan semua miliknya',
        'history as sentences: one stream, or a cluster with all that belongs to it',
      ),
    )
    .argument('<stream|cluster>', both('id', 'id'))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'))
    .option('--limit <n>', both('paling banyak entri', 'most entries'), '1000')
    .option('--newest', both('yang terbaru dahulu', 'newest first'));
  withOptions(command, ...placeOptions());
  command.action((id: string, options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, id, options));
  });
};

async function show({ out }: Context, engine: Engine, id: string, options: Options): Promise<void> {
  await readModelsReady(engine, ['directory']);
  const asOf = await positionOf(engine, options.asOf);
  const { store, pool } = engine.services;
  const [first] = await store.readStream(id);
  if (first === undefined)
    throw failed(`Tidak ada aliran dengan id ${id}`, `There is no stream with id ${id}`);
  const directory = new DirectoryQueries(pool);
  const queries = new HistoryQueries(pool, store, directory);
  const cluster = first.category === 'cluster' ? await directory.cluster(id) : null;
  const zone: Zone = cluster === null ? 'WIB' : zoneOf(cluster.region);
  const page = (ask: Ask) =>
    cluster === null ? queries.ofStreams([id], zone, ask) : queries.ofCluster(id, zone, ask);
  const named = new Set<string>();
  const items = await allOf(page, limitOf(options.limit), {
    onNamed: (people) => people.forEach((person) => named.add(person)),
    order: options.newest ? 'newest-first' : 'oldest-first',
    ...(asOf !== undefined && { asOf }),
  });
  const accessed = [...named].map((subject) => ({ subject, what: 'name' as const }));
  await engine.services.accessRecords.note(OPERATOR, 'rumpun history', accessed);
  out.result(items, () =>
    items
      .map(({ id: place, at, sentence }) => `${place}  ${dayIn(zone, at)}  ${out.pick(sentence)}`)
      .join('\n'),
  );
}

async function allOf(page: (ask: Ask) => Promise<HistoryPageView | null>, limit: number, ask: Ask) {
  const items: HistoryPageView['items'] = [];
  let from: number | undefined;
  for (let left = limit; left > 0; left -= MOST) {
    const found = await page({ ...ask, limit: Math.min(left, MOST), ...(from !== undefined && { from }) });
    items.push(...(found?.items ?? []));
    if (found === null || found.next === null) break;
    from = found.next;
  }
  return items;
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw failed('--limit harus bilangan bulat di atas nol', '--limit must be a whole number above zero', 2);
}
