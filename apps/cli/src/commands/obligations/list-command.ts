import type { Engine } from '@app/composition';
import type { AgendaItemView } from '@app/contracts';
import { obligationStates, rungs } from '@app/contracts';
import { zoneOf } from '@app/programme';
import { type AgendaAsk, agendaViewOf, ObligationQueries } from '@app/reminders';
import { Option } from 'commander';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { csv } from '../../csv.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { momentIn } from '../notices/moments.js';
import { readModelsReady } from '../reading.js';
import { clusterOf, dayOf, regionOf, roleOf } from './filters.js';
import { Names } from './names.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly region?: string;
  readonly cluster?: string;
  readonly state: 'open' | 'met' | 'void' | 'all';
  readonly ownerRole?: string;
  readonly until?: string;
  readonly csv?: boolean;
}

/** `rumpun obligations list`: what is due, by its date. */
export const addList: AddCommand = (obligations, contextOf) => {
  const command = obligations
    .command('list')
    .description(both('yang jatuh tempo, menurut tenggatnya', 'what is due, by its date'))
    .option('--region <code>', both('kode wilayah, dengan yang di bawahnya', 'a region, with those below it'))
    .option('--cluster <id>', both('satu klaster', 'one cluster'))
    .addOption(
      new Option('--state <state>', both('keadaan', 'state'))
        .choices([...obligationStates.codes, 'all'])
        .default('open'),
    )
    .option('--owner-role <role>', both('peran penanggung jawab', "the owner's role"))
    .option('--until <day>', both('tenggat sampai dengan', 'due until'))
    .addOption(
      new Option(
        '--csv',
        both('cetak sebagai CSV untuk lembar kerja', 'print CSV for a spreadsheet'),
      ).conflicts('json'),
    );
  withOptions(command, ...placeOptions()).action((options: Options) => {
    const context = contextOf(options);
    const ask = askOf(options);
    return withEngine(context, options, (engine) => show(context, engine, ask, options));
  });
};

function askOf({ region, cluster, state, ownerRole, until }: Options): AgendaAsk {
  return {
    ...(region !== undefined && { regions: [regionOf(region)] }),
    ...(cluster !== undefined && { cluster: clusterOf(cluster) }),
    ...(state !== 'all' && { states: [state] }),
    ...(ownerRole !== undefined && { ownerRoles: [roleOf(ownerRole)] }),
    ...(until !== undefined && { until: dayOf(until, '--until') }),
  };
}

const PAGE = 1_000;

async function show({ out }: Context, engine: Engine, ask: AgendaAsk, options: Options): Promise<void> {
  await readModelsReady(engine, ['directory']);
  const { pool, clock } = engine.services;
  const queries = new ObligationQueries(pool);
  const units = await queries.units();
  const rows: AgendaItemView[] = [];
  let note: Parameters<typeof out.pick>[0] | null = null;
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await queries.list({ ...ask, limit: PAGE, ...(cursor !== undefined && { cursor }) });
    const view = agendaViewOf(page, clock.now(), units);
    rows.push(...view.rows);
    note ??= view.note;
    cursor = page.next;
  }
  const names = new Names(engine, out, 'rumpun obligations list');
  const cells = [HEAD.map(out.pick), ...(await Promise.all(rows.map((row) => cellsOf(row, out, names))))];
  if (options.csv === true) out.print(csv(cells, out.lang));
  else out.result({ rows, note }, () => (note === null ? table(cells) : out.pick(note)));
  if (rows.length > 0) {
    out.say({
      id: `${rows.length} kewajiban, ${rows.filter(({ overdue }) => overdue).length} lewat tenggat. Mengapa: rumpun obligations why KUNCI`,
      en: `${rows.length} obligations, ${rows.filter(({ overdue }) => overdue).length} overdue. Why: rumpun obligations why KEY`,
    });
  }
}

const HEAD = [
  { id: 'tenggat', en: 'due' },
  { id: 'keadaan', en: 'state' },
  { id: 'apa', en: 'what' },
  { id: 'di mana', en: 'where' },
  { id: 'penanggung jawab', en: 'owner' },
  { id: 'pemberitahuan berikut', en: 'next notice' },
  { id: 'kunci', en: 'key' },
];
const OVERDUE = { id: 'lewat tenggat', en: 'overdue' };

async function cellsOf(row: AgendaItemView, out: Context['out'], names: Names): Promise<string[]> {
  const { key, title, due, state, overdue, region, cluster, subject, owner, next } = row;
  return [
    due,
    out.pick(overdue ? OVERDUE : obligationStates.labels[state]),
    out.pick(title),
    `${await names.place(cluster ?? subject.stream)} (${region})`,
    await names.party(owner),
    next === null ? '-' : `${momentIn(zoneOf(region), next.at)} ${out.pick(rungs.labels[next.rung])}`,
    key,
  ];
}
