import { CalendarRangeError } from '@app/calendar';
import { type Engine, waysOutOf } from '@app/composition';
import type { Bilingual, NoticeChannel } from '@app/contracts';
import { escalationReasons, noticeChannels, obligationKinds, rungs } from '@app/contracts';
import type { SimulatedNotice } from '@app/obligations';
import type { Env } from '@app/platform';
import { addDays, dayIn } from '@app/programme';
import { simulateLog } from '@app/reminders';
import { Option } from 'commander';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { csv } from '../../csv.js';
import { CommandFailed, failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import { progressBar } from '../../progress.js';
import type { AddCommand } from '../../program.js';
import { readModelsReady } from '../reading.js';
import { dayOf, regionOf } from './filters.js';
import { Names } from './names.js';

interface Options extends PlaceOptions, CommonOptions {
  readonly until: string;
  readonly from?: string;
  readonly region?: string;
  readonly csv?: boolean;
}

interface Span {
  readonly from: string;
  readonly until: string;
}

const MOST_DAYS = 5 * 366;

/** `rumpun obligations simulate --until DATE`: what will fall due, and what would be sent. */
export const addSimulate: AddCommand = (obligations, contextOf) => {
  const command = obligations
    .command('simulate')
    .description(
      both(
        'yang akan jatuh tempo dan yang akan dikirim, bila tidak ada lagi yang dicatat',
        'what will fall due and what would be sent, were nothing more recorded',
      ),
    )
    .requiredOption('--until <day>', both('sampai dengan hari', 'up to and including a day'))
    .option('--from <day>', both('sejak hari; bawaan hari ini', 'from a day; today by default'))
    .option('--region <code>', both('kode wilayah, dengan yang di bawahnya', 'a region, with those below it'))
    .addOption(
      new Option(
        '--csv',
        both('cetak sebagai CSV untuk lembar kerja', 'print CSV for a spreadsheet'),
      ).conflicts('json'),
    );
  withOptions(command, ...placeOptions()).action((options: Options) => {
    const context = contextOf(options);
    dayOf(options.until, '--until');
    if (options.from !== undefined) dayOf(options.from, '--from');
    if (options.region !== undefined) regionOf(options.region);
    return withEngine(context, options, (engine) => show(context, engine, options));
  });
};

async function show({ out, env }: Context, engine: Engine, options: Options): Promise<void> {
  const span = spanOf(options, dayIn('WIB', engine.services.clock.now()));
  await readModelsReady(engine, ['directory', 'notices', 'role_holders']);
  const channels = await channelsOf(env, engine);
  const notices = await simulated(engine, { ...span, channels, region: options.region }, out);
  const names = new Names(engine, out, 'rumpun obligations simulate');
  const cells = async () => [
    HEAD.map(out.pick),
    ...(await Promise.all(notices.map((each) => cellsOf(each, out, names)))),
  ];
  if (options.csv === true) out.print(csv(await cells(), out.lang));
  else {
    const text = notices.length === 0 || out.json ? out.pick(NOTHING) : table(await cells());
    out.result({ ...span, region: options.region ?? null, due: dueIn(notices, span), notices }, () => text);
  }
  const due = dueIn(notices, span).length;
  out.say({
    id: `${span.from} sampai ${span.until}: ${due} kewajiban jatuh tempo, ${notices.length} pemberitahuan.`,
    en: `${span.from} to ${span.until}: ${due} obligations fall due, ${notices.length} notices.`,
  });
  out.say(assumptions(channels));
}

/** What nobody can know of days to come. */
function assumptions(channels: readonly NoticeChannel[]): Bilingual {
  const [id, en] = (['id', 'en'] as const).map((lang) =>
    channels.map((channel) => noticeChannels.labels[channel][lang]).join(', '),
  );
  return {
    id: `Dengan anggapan: tidak ada lagi yang dicatat; mulai sekarang tidak ada yang menyatakan tanda terima; setiap pemberitahuan sampai pada hari itu juga bila penerimanya mempunyai saluran (${id}); hari libur, irama pengingat, pemegang peran, dan alamat tetap seperti yang diketahui sekarang.`,
    en: `Assuming that nothing more is recorded; that nobody acknowledges anything from now on; that each notice is handed over on its day where its receiver has a channel (${en}); and that holidays, cadence, holders of roles and addresses stay as they are known now.`,
  };
}

/** The ways out that this environment names, as those of whoever sends. */
async function channelsOf(env: Env, { services }: Engine): Promise<NoticeChannel[]> {
  const ways = await waysOutOf(env, { demo: services.demo });
  await Promise.all(Object.values(ways).map((channel) => channel.close()));
  return ['inbox', ...(Object.keys(ways) as NoticeChannel[])];
}

const NOTHING = { id: 'Tidak ada yang akan dikirim.', en: 'Nothing would be sent.' };

/** @throws CommandFailed for days in the wrong order, or more of them than anybody could read */
function spanOf({ from, until }: Options, today: string): Span {
  const span = { from: from ?? today, until };
  if (span.until < span.from) {
    throw failed(
      `--until (${until}) mendahului ${span.from}`,
      `--until (${until}) lies before ${span.from}`,
      2,
    );
  }
  if (span.until > addDays(span.from, MOST_DAYS)) {
    throw failed(
      `Simulasi paling lama lima tahun: dari ${span.from} sampai ${addDays(span.from, MOST_DAYS)}`,
      `A simulation covers five years at most: from ${span.from} to ${addDays(span.from, MOST_DAYS)}`,
      2,
    );
  }
  return span;
}

async function simulated(
  { services }: Engine,
  { channels, region, ...span }: Span & { channels: NoticeChannel[]; region: string | undefined },
  out: Context['out'],
): Promise<SimulatedNotice[]> {
  const { pool, store, loader } = services;
  const bar = progressBar(out.pick({ id: 'Menghitung', en: 'Working out' }));
  try {
    return await simulateLog(
      { source: pool, store, loader, channels },
      { ...span, ...(region !== undefined && { region }) },
      (done, total) => bar.update(done, total),
    );
  } catch (error) {
    if (error instanceof CalendarRangeError) throw new CommandFailed(error.text, 2);
    throw error;
  } finally {
    bar.stop();
  }
}

/** What falls due in the time asked for, each once: its key, kind and day. */
function dueIn(
  notices: readonly SimulatedNotice[],
  { from, until }: Span,
): Pick<SimulatedNotice, 'key' | 'kind' | 'due'>[] {
  const due = new Map(notices.map(({ key, kind, due: day }) => [key, { key, kind, due: day }]));
  return [...due.values()]
    .filter((each) => each.due >= from && each.due <= until)
    .sort((one, other) => (one.due + one.key < other.due + other.key ? -1 : 1));
}

const HEAD = [
  { id: 'hari', en: 'day' },
  { id: 'tingkat', en: 'rung' },
  { id: 'kepada', en: 'to' },
  { id: 'apa', en: 'what' },
  { id: 'di mana', en: 'where' },
  { id: 'tenggat', en: 'due' },
  { id: 'kunci', en: 'key' },
];

async function cellsOf(notice: SimulatedNotice, out: Context['out'], names: Names): Promise<string[]> {
  const { day, rung, to, kind, cluster, region, due, key, early } = notice;
  const why = early === null ? '' : `: ${out.pick(escalationReasons.labels[early])}`;
  const subject = key.split(':')[1]!.split('/')[0]!;
  return [
    day,
    `${out.pick(rungs.labels[rung])}${why}`,
    await names.party(to),
    out.pick(obligationKinds.labels[kind]),
    `${await names.place(cluster ?? subject)} (${region})`,
    due,
    key,
  ];
}
