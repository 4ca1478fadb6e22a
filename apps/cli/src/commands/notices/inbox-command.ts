import type { Engine } from '@app/composition';
import type { InboxItemView } from '@app/contracts';
import { obligationStates, rungs } from '@app/contracts';
import { zoneOf } from '@app/programme';
import { inboxViewOf, NoticeQueries } from '@app/read-models';
import { withEngine } from '../../connect.js';
import type { Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { positionOf, readModelsReady } from '../reading.js';
import { momentIn } from './moments.js';
import { whose, type WhoseOptions, whoseOptions } from './whose.js';

interface Options extends WhoseOptions {
  readonly unacknowledged?: boolean;
  readonly limit: string;
  readonly asOf?: string;
}

/** `rumpun inbox`: the notices to a person. */
export const addInbox: AddCommand = (program, contextOf) => {
  const command = program
    .command('inbox')
    .description(both('kotak masuk: pemberitahuan bagi seseorang', 'the inbox: notices to a person'))
    .option(
      '--unacknowledged',
      both('hanya yang belum dinyatakan diterima', 'only those that are not acknowledged'),
    )
    .option('--limit <n>', both('paling banyak baris', 'most rows'), '50')
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'));
  whoseOptions(command).action((options: Options) => {
    const context = contextOf(options);
    const limit = limitOf(options.limit);
    return withEngine(context, options, (engine) => show(context, engine, options, limit));
  });
};

async function show({ out }: Context, engine: Engine, options: Options, limit: number): Promise<void> {
  const { acting, person } = await whose(engine, options);
  if (acting.operator !== true && acting.person !== person) {
    throw failed('Kotak masuk hanya dibaca oleh pemiliknya', 'An inbox is read by its owner only');
  }
  await readModelsReady(engine, ['notices']);
  const asOf = await positionOf(engine, options.asOf);
  const queries = new NoticeQueries(engine.services.pool);
  const onlyThose = options.unacknowledged === true;
  const ask = { limit, unacknowledged: onlyThose, ...(asOf !== undefined && { asOf }) };
  const unacknowledged = await queries.unacknowledgedOf(person, asOf);
  const view = inboxViewOf(await queries.inboxOf(person, ask), { unacknowledged, onlyThose });
  out.result(view, () => (view.note === null ? listed(out, view.rows) : out.pick(view.note)));
  if (view.rows.length > 0) {
    out.say({
      id: `${unacknowledged} belum dinyatakan diterima. Nyatakan: rumpun command obligation acknowledge-notice ID --data '{"rung":"…"}' --as NAMA_MASUK`,
      en: `${unacknowledged} not acknowledged. To acknowledge: rumpun command obligation acknowledge-notice ID --data '{"rung":"…"}' --as LOGIN`,
    });
  }
}

function listed(out: Context['out'], rows: readonly InboxItemView[]): string {
  const head = [
    { id: 'diserahkan', en: 'handed over' },
    { id: 'tingkat', en: 'rung' },
    { id: 'kewajiban', en: 'obligation' },
    { id: 'tenggat', en: 'due' },
    { id: 'keadaan', en: 'state' },
    { id: 'diterima', en: 'acknowledged' },
    { id: 'id', en: 'id' },
  ].map(out.pick);
  const told = rows.map((row) => [
    momentIn(zoneOf(row.region), row.handedOverAt),
    out.pick(rungs.labels[row.rung]),
    out.pick(row.title),
    row.due,
    out.pick(obligationStates.labels[row.status]),
    row.acknowledgedAt === null ? '-' : momentIn(zoneOf(row.region), row.acknowledgedAt),
    row.obligation,
  ]);
  return table([head, ...told]);
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0 && limit <= 1000) return limit;
  throw failed(
    '--limit harus bilangan bulat dari 1 sampai 1000',
    '--limit must be a whole number from 1 to 1000',
    2,
  );
}
