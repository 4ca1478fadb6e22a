import type { Engine } from '@app/composition';
import { roles, stepStates } from '@app/contracts';
import { BoardQueries } from '@app/read-models';
import type { BoardEntry } from '@app/read-models';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import type { AddCommand } from '../program.js';
import { momentOf, positionOf, readModelsReady } from './reading.js';

type Options = PlaceOptions & CommonOptions & { readonly asOf?: string; readonly text?: string };

/** `rumpun board`: every cluster with its lowest unfinished step. */
export const addBoard: AddCommand = (program, contextOf) => {
  const command = program
    .command('board')
    .description(both('papan langkah semua klaster', 'the step board of all clusters'))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'))
    .option('--text <words>', both('bagian nama atau kode daerah', 'part of a name, or a region code'));
  withOptions(command, ...placeOptions());
  command.action((options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, options));
  });
};

async function show({ out }: Context, engine: Engine, options: Options): Promise<void> {
  await readModelsReady(engine, ['board']);
  const asOf = await positionOf(engine, options.asOf);
  const moment = await momentOf(engine, asOf);
  const ask = {
    moment,
    order: 'region' as const,
    filter: options.text === undefined ? {} : { text: options.text },
    ...(asOf !== undefined && { asOf }),
  };
  const rows: BoardEntry[] = [];
  for await (const entry of new BoardQueries(engine.services.dataSource).all(ask)) rows.push(entry);
  const head = [
    { id: 'daerah', en: 'region' },
    { id: 'klaster', en: 'cluster' },
    { id: 'langkah 1-7', en: 'steps 1-7' },
    { id: 'sekarang', en: 'now' },
    { id: 'menunggu', en: 'waits for' },
    { id: 'tanda', en: 'flags' },
    { id: 'id', en: 'id' },
  ].map(out.pick);
  out.result({ asOf: asOf ?? null, moment, rows }, () =>
    table([head, ...rows.map((entry) => cells(out, entry))]),
  );
}

/** One sign per step: done, lapsed, submitted, open, locked. */
const SIGNS: Readonly<Record<string, string>> = {
  completed: '●',
  lapsed: '✗',
  submitted: '◑',
  open: '○',
  locked: '·',
};

function cells(out: Context['out'], entry: BoardEntry): string[] {
  const { step, waitingFor } = entry;
  const state =
    step === null ? '' : out.pick(stepStates.labels[step.state as keyof typeof stepStates.labels]);
  const role = waitingFor !== null && waitingFor in roles.labels ? waitingFor : null;
  return [
    entry.region,
    entry.name,
    entry.steps.map((each) => SIGNS[each.state] ?? '?').join(''),
    step === null
      ? out.pick({ id: 'selesai', en: 'done' })
      : `${step.number} ${state} (${step.met}/${step.total})`,
    role === null ? (waitingFor ?? '') : out.pick(roles.labels[role as keyof typeof roles.labels]),
    entry.flags.join(' '),
    entry.cluster,
  ];
}
