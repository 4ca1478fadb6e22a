import type { Engine } from '@app/composition';
import type { ChecklistView } from '@app/contracts';
import { stepKeys, stepStates } from '@app/contracts';
import type { BoardEntry } from '@app/read-models';
import { BoardQueries, ChecklistQueries } from '@app/read-models';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { AddCommand } from '../program.js';
import { momentOf, positionOf, readModelsReady } from './reading.js';

type Options = PlaceOptions & CommonOptions & { readonly asOf?: string };

/** `rumpun cluster show`: one cluster with the checklist of every step. */
export const addCluster: AddCommand = (program, contextOf) => {
  const command = program
    .command('cluster')
    .description(both('klaster', 'clusters'))
    .command('show')
    .description(both('satu klaster dengan daftar periksanya', 'one cluster with its checklists'))
    .argument('<id>', both('id klaster', 'id of the cluster'))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'));
  withOptions(command, ...placeOptions());
  command.action((id: string, options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, id, options));
  });
};

async function show({ out }: Context, engine: Engine, id: string, options: Options): Promise<void> {
  await readModelsReady(engine, ['board']);
  const asOf = await positionOf(engine, options.asOf);
  const moment = await momentOf(engine, asOf);
  const { dataSource, pool, store } = engine.services;
  // Asked of the stream: an id that is no uuid would be the database's error, not an answer.
  const known = (await store.readStream(id).catch(() => []))[0]?.category === 'cluster';
  const entry = known ? await new BoardQueries(dataSource).cluster(id, moment, asOf) : null;
  if (entry === null) throw failed(`Tidak ada klaster dengan id ${id}`, `There is no cluster with id ${id}`);
  const checklists = await new ChecklistQueries(pool).ofCluster(id, asOf);
  out.result({ cluster: entry, checklists }, () => render(out, entry, checklists));
}

function render(out: Context['out'], entry: BoardEntry, checklists: readonly ChecklistView[]): string {
  const { name, region, aliases, blocking } = entry;
  const head = [
    `${name} (${[region, ...aliases].join(', ')})`,
    ...(blocking === null ? [] : [out.pick(blocking.text)]),
    ...entry.overdue.map(
      ({ statement, due }) => `! ${out.pick(statement)}${due === null ? '' : ` (${due})`}`,
    ),
  ];
  const steps = entry.steps.flatMap(({ key, number, state, met, total }) => {
    const label = out.pick(stepStates.labels[state]);
    const title = `\n${number} ${out.pick(stepKeys.labels[key])}: ${label} (${met}/${total})`;
    const list = checklists.find(({ step }) => step === key);
    return [title, ...(list?.criteria ?? []).flatMap((criterion) => lines(out, criterion))];
  });
  return [...head, ...steps].join('\n');
}

const MARKS: Readonly<Record<string, string>> = { met: '+', unmet: '-', waived: '~' };

function lines(out: Context['out'], criterion: ChecklistView['criteria'][number]): string[] {
  const { state, statement, reasons, flags } = criterion;
  const flagged = flags.length === 0 ? '' : ` [${flags.join(', ')}]`;
  return [
    `  ${MARKS[state] ?? '?'} ${out.pick(statement)}${flagged}`,
    ...reasons.map((reason) => `      ${out.pick(reason.text)}`),
  ];
}
