import type { Engine } from '@app/composition';
import type { QueuesStatusView } from '@app/contracts';
import type { DeadLetterAnswer } from '@app/queue';
import type { Command } from 'commander';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { CommandFailed, failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { AddCommand, ContextOf } from '../../program.js';

type Options = PlaceOptions & CommonOptions & { readonly all?: boolean };
type Work = (context: Context, engine: Engine, options: Options, id: string | undefined) => Promise<void>;

/** `rumpun queues status|retry|discard`: the wake-ups behind reminders, for administrators. */
export const addQueues: AddCommand = (program, contextOf) => {
  const group = program
    .command('queues')
    .description(both('antrean pekerjaan dan yang gagal', 'queues of work, and what failed for good'));
  watching(
    group
      .command('status')
      .description(both('antrean, jadwal, agenda, pengiriman', 'queues, agenda, deliveries')),
    contextOf,
    show,
  );
  watching(
    group
      .command('retry')
      .description(both('coba lagi yang gagal', 'try again what failed for good'))
      .argument('[id]', both('id dari queues status', 'id from queues status'))
      .option('--all', both('semuanya', 'all of them')),
    contextOf,
    retry,
  );
  watching(
    group
      .command('discard')
      .description(both('buang satu yang gagal', 'throw away one that failed for good'))
      .argument('<id>', both('id dari queues status', 'id from queues status')),
    contextOf,
    discard,
  );
};

/** Runs the work on an engine that has the queues open, without working on them. */
function watching(command: Command, contextOf: ContextOf, work: Work): void {
  withOptions(command, ...placeOptions()).action((...given: unknown[]) => {
    // Commander gives the arguments, then the options, then the command itself.
    const options = given.at(-2) as Options;
    const id = given.length > 2 ? (given[0] as string | undefined) : undefined;
    const context = contextOf(options);
    return withEngine(context, options, (engine) => work(context, engine, options, id), {
      reminders: 'watch',
    });
  });
}

async function show({ out }: Context, engine: Engine): Promise<void> {
  const status = await engine.services.reminders.status();
  out.result(status, () => told(status, out));
}

function told(status: QueuesStatusView, out: Context['out']): string {
  const { backend, state, fault, queues, schedules, deadLetters, units, unaddressed, deliveries } = status;
  const place = backend === 'redis' ? 'Redis' : 'PostgreSQL';
  const { due, oldestDueSince } = deliveries;
  const since = oldestDueSince === null ? { id: '', en: '' } : sinceWords(oldestDueSince);
  return [
    out.pick(
      state === 'reachable'
        ? { id: `Antrean di ${place}.`, en: `Queues in ${place}.` }
        : {
            id: `Antrean di ${place} tidak dapat dihubungi (${fault}). Agenda tetap benar; pekerja mencoba terus.`,
            en: `The queues in ${place} cannot be reached (${fault}). The agenda stays right; workers keep trying.`,
          },
    ),
    ...(queues.length === 0 ? [] : ['', table([QUEUES.map(out.pick), ...queues.map(queueCells)])]),
    ...(schedules.length === 0
      ? []
      : ['', table([SCHEDULES.map(out.pick), ...schedules.map(scheduleCells)])]),
    ...(deadLetters === null || deadLetters.length === 0
      ? []
      : ['', table([LETTERS.map(out.pick), ...deadLetters.map(letterCells)])]),
    '',
    out.pick({
      id: `Agenda: ${units.known} FPK dan klaster; ${units.waiting} menunggu giliran; ${units.failing} gagal${codes(units.problems)}.`,
      en: `Agenda: ${units.known} forums and clusters; ${units.waiting} waiting; ${units.failing} failing${codes(units.problems)}.`,
    }),
    out.pick({
      id: `Pengiriman: ${unaddressed} belum beralamat; ${deliveries.waiting} menunggu, ${due} di antaranya sudah waktunya${since.id}; ${deliveries.dead} gagal.`,
      en: `Deliveries: ${unaddressed} not addressed yet; ${deliveries.waiting} waiting, ${due} of them due${since.en}; ${deliveries.dead} given up.`,
    }),
  ].join('\n');
}

const sinceWords = (at: string) => ({ id: ` (sejak ${at})`, en: ` (since ${at})` });
const codes = (problems: readonly string[]): string =>
  problems.length === 0 ? '' : ` (${problems.join(', ')})`;

const QUEUES = [
  { id: 'antrean', en: 'queue' },
  { id: 'menunggu', en: 'waiting' },
  { id: 'terjadwal', en: 'delayed' },
  { id: 'berjalan', en: 'active' },
  { id: 'gagal', en: 'dead' },
  { id: 'terlambat (ms)', en: 'lag (ms)' },
  { id: 'pekerja', en: 'workers' },
];
const queueCells = ({
  name,
  waiting,
  delayed,
  active,
  failed,
  lagMs,
  workers,
}: QueuesStatusView['queues'][number]) => [
  name,
  ...[waiting, delayed, active, failed, Math.round(lagMs)].map(String),
  workers.join(' ') || '-',
];
const SCHEDULES = [
  { id: 'jadwal', en: 'schedule' },
  { id: 'pola', en: 'pattern' },
  { id: 'zona', en: 'zone' },
  { id: 'berikutnya', en: 'next' },
];
const scheduleCells = ({ id, pattern, tz, nextAt }: QueuesStatusView['schedules'][number]) => [
  id,
  pattern,
  tz,
  nextAt ?? '-',
];
const LETTERS = [
  { id: 'id', en: 'id' },
  { id: 'pekerjaan', en: 'job' },
  { id: 'gagal pada', en: 'failed at' },
  { id: 'percobaan', en: 'attempts' },
  { id: 'mengapa', en: 'why' },
];
type Letter = NonNullable<QueuesStatusView['deadLetters']>[number];
const letterCells = ({ id, name, key, failedAt, attempts, code, message }: Letter) => [
  id,
  key === null ? name : `${name} ${key}`,
  failedAt,
  String(attempts),
  `${code}: ${message}`,
];

async function retry(
  { out }: Context,
  engine: Engine,
  { all }: Options,
  id: string | undefined,
): Promise<void> {
  if ((id === undefined) === (all !== true)) {
    throw failed('Sebutkan satu ID, atau --all', 'Name one ID, or --all', 2);
  }
  const { queues } = engine.services.reminders;
  const ids = id === undefined ? await deadIds(engine) : [id];
  for (const each of ids) demand(await queues.retry(each), id === undefined);
  out.result({ retried: ids.length }, () =>
    out.pick({ id: `${ids.length} pekerjaan dicoba lagi.`, en: `${ids.length} jobs are tried again.` }),
  );
}

const MOST = 1_000;

async function deadIds(engine: Engine): Promise<string[]> {
  const letters = await engine.services.reminders.queues.deadLetters(MOST);
  if (letters !== null) return letters.map(({ id }) => id);
  throw failed(
    'Antrean sedang tidak dapat dihubungi; coba lagi nanti',
    'The queues cannot be reached now; try again later',
  );
}

async function discard({ out }: Context, engine: Engine, _: Options, id: string | undefined): Promise<void> {
  demand(await engine.services.reminders.queues.discard(id!), false);
  out.result({ discarded: id }, () => out.pick({ id: 'Pekerjaan dibuang.', en: 'The job is discarded.' }));
}

/** @param lenient of many, one that somebody else dealt with meanwhile is no failure */
function demand(answer: DeadLetterAnswer, lenient: boolean): void {
  if (answer.ok || (lenient && answer.code !== 'unreachable')) return;
  throw new CommandFailed(answer.text);
}
