import type { Engine } from '@app/composition';
import type { ActivateResult, ProjectionStatus } from '@app/event-store';
import type { Command } from 'commander';
import type { PlaceOptions } from '../connect.js';
import { withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import { table } from '../output.js';
import { progressBar } from '../progress.js';
import type { AddCommand, ContextOf } from '../program.js';

type Options = PlaceOptions & CommonOptions;

/** `rumpun projections …`: read models, their builds and what they hold back. */
export const addProjections: AddCommand = (program, contextOf) => {
  const group = program
    .command('projections')
    .description(both('model baca: keadaan, bangun ulang, ulangi', 'read models: status, rebuild, retry'));
  const name = ['<name>', both('nama proyeksi', 'name of the projection')] as const;
  sub(group, 'status', both('keadaan semua proyeksi', 'state of all projections')).action(
    (options: Options) => on(contextOf, options, status),
  );
  sub(group, 'rebuild', both('bangun ulang di samping yang lama', 'build anew beside the old one'))
    .argument(...name)
    .action((which: string, options: Options) => on(contextOf, options, (c, e) => rebuild(c, e, which)));
  sub(group, 'retry', both('coba lagi aliran yang ditahan', 'retry streams that are held back'))
    .argument(...name)
    .argument('[stream]', both('id aliran', 'id of the stream'))
    .action((which: string, stream: string | undefined, options: Options) =>
      on(contextOf, options, (c, e) => retry(c, e, which, stream)),
    );
  sub(group, 'rollback', both('kembali ke bangunan sebelumnya', 'go back to the build before'))
    .argument(...name)
    .action((which: string, options: Options) => on(contextOf, options, (c, e) => rollback(c, e, which)));
};

function sub(group: Command, name: string, description: string): Command {
  const command = group.command(name).description(description);
  withOptions(command, ...placeOptions());
  return command;
}

function on(
  contextOf: ContextOf,
  options: Options,
  work: (context: Context, engine: Engine) => Promise<void>,
): Promise<void> {
  const context = contextOf(options);
  return withEngine(context, options, (engine) => work(context, engine));
}

async function status({ out }: Context, { services, automations }: Engine): Promise<void> {
  const projections = await services.projections.status();
  const reactors = await automations.reactors.status();
  const head = [
    out.pick({ id: 'proyeksi', en: 'projection' }),
    out.pick({ id: 'keadaan', en: 'state' }),
    out.pick({ id: 'posisi', en: 'position' }),
    out.pick({ id: 'tertinggal', en: 'behind' }),
    out.pick({ id: 'ditahan', en: 'held back' }),
  ];
  out.result({ projections, reactors }, () =>
    table([
      head,
      ...projections.map(row),
      ...reactors.map(({ name, position, lag, parked }) => {
        return [`reactor ${name}`, '', String(position ?? '-'), String(lag.entries), String(parked.length)];
      }),
    ]),
  );
}

const row = ({ name, state, active, lag, parked }: ProjectionStatus): string[] => [
  name,
  state,
  String(active?.position ?? '-'),
  String(lag.entries),
  String(parked.length),
];

async function rebuild({ out }: Context, { services }: Engine, name: string): Promise<void> {
  const bar = progressBar(out.pick({ id: `Membangun ulang ${name}`, en: `Rebuilding ${name}` }));
  try {
    const result = await services.projections.rebuild(name, ({ applied, of }) => bar.update(applied, of));
    bar.stop();
    report(out, result);
  } finally {
    bar.stop();
  }
}

async function rollback({ out }: Context, { services }: Engine, name: string): Promise<void> {
  report(out, await services.projections.rollback(name));
}

function report(out: Context['out'], result: ActivateResult): void {
  if (!result.ok) {
    const detail = JSON.stringify(result);
    throw failed(`Tidak jadi (${result.reason}): ${detail}`, `Not done (${result.reason}): ${detail}`);
  }
  const { build, former } = result;
  out.result(result, () =>
    out.pick({
      id: `Bangunan ${build} sekarang dibaca${former === null ? '' : `; bangunan ${former} disimpan`}.`,
      en: `Build ${build} is read now${former === null ? '' : `; build ${former} is kept`}.`,
    }),
  );
}

async function retry(
  { out }: Context,
  { services }: Engine,
  name: string,
  stream: string | undefined,
): Promise<void> {
  const outcomes = await services.projections.retry(name, stream);
  const stuck = outcomes.filter(({ ok }) => !ok);
  out.result(outcomes, () =>
    outcomes.length === 0
      ? out.pick({ id: 'Tidak ada yang ditahan.', en: 'Nothing is held back.' })
      : table(outcomes.map(({ stream: id, build, ok }) => [id, String(build), ok ? 'ok' : 'x'])),
  );
  if (stuck.length > 0) {
    throw failed(`${stuck.length} aliran masih ditahan.`, `${stuck.length} streams are still held back.`);
  }
}
