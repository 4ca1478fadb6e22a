import type { Engine } from '@app/composition';
import type { NoticeHistoryView } from '@app/contracts';
import { noticeChannels, noticeFailures, obligationStates, roles, rungs, uuid } from '@app/contracts';
import { obligationStreamId, type Zone, zoneOf } from '@app/programme';
import { noticeHistoryViewOf, NoticeQueries } from '@app/read-models';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { positionOf, readModelsReady } from '../reading.js';
import { momentIn } from './moments.js';
import { nameOf } from './whose.js';

type Options = PlaceOptions & CommonOptions & { readonly asOf?: string };
export type Notice = NoticeHistoryView['notices'][number];

/** `rumpun obligations notices KEY`: who was told of an obligation, when, and whether in time. */
export const addNotices: AddCommand = (obligations, contextOf) => {
  const command = obligations
    .command('notices')
    .description(
      both(
        'siapa diberi tahu, kapan, dan apakah sebelum tenggat',
        'who was told, when, and whether before the due date',
      ),
    )
    .argument('<key>', both('kunci kewajiban, atau id alirannya', "the obligation's key, or its stream's id"))
    .option('--as-of <when>', both('posisi, saat, atau hari', 'a position, an instant or a day'));
  withOptions(command, ...placeOptions()).action((key: string, options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, key, options));
  });
};

async function show({ out }: Context, engine: Engine, key: string, options: Options): Promise<void> {
  await readModelsReady(engine, ['notices']);
  const asOf = await positionOf(engine, options.asOf);
  const stream = uuid.safeParse(key).success ? key.toLowerCase() : obligationStreamId(key);
  const history = await new NoticeQueries(engine.services.pool).historyOfStream(stream, asOf);
  if (history === null) {
    throw failed(
      `Belum ada pemberitahuan tentang kewajiban ${key}. Periksa kuncinya, atau lihat kapan pemberitahuannya terbit dengan simulasi.`,
      `No notice of the obligation ${key} was raised. Check the key, or simulate when its notices will come.`,
    );
  }
  const view = noticeHistoryViewOf(history);
  const names = await namesIn(engine, view);
  out.result(view, () => told(out, view, names));
}

async function namesIn(engine: Engine, { owner, notices }: NoticeHistoryView): Promise<Map<string, string>> {
  const people = new Set(
    [
      owner.person,
      ...notices.flatMap(({ to, handedOver, failed, acknowledged }) => [
        to.person,
        ...[...handedOver, ...failed, ...acknowledged].map(({ person }) => person),
      ]),
    ].filter((person) => person !== null),
  );
  const named = [...people].map(
    async (person) => [person, await nameOf(engine, person, 'rumpun obligations notices')] as const,
  );
  return new Map(await Promise.all(named));
}

function told(out: Context['out'], view: NoticeHistoryView, names: ReadonlyMap<string, string>): string {
  const { title, key, due, status, region, owner, notices, reminded } = view;
  const party = ({ role, person }: NoticeHistoryView['owner']): string => {
    const label = out.pick(roles.labels[role]);
    return person === null ? label : `${names.get(person)!} (${label})`;
  };
  const zone = zoneOf(region);
  return [
    `${out.pick(title)} (${key})`,
    out.pick({
      id: `Tenggat ${due}; ${obligationStates.labels[status].id}; penanggung jawab ${party(owner)}.`,
      en: `Due ${due}; ${obligationStates.labels[status].en}; owner ${party(owner)}.`,
    }),
    ...notices.flatMap((notice) => [
      `${momentIn(zone, notice.raisedAt)}  ${out.pick(rungs.labels[notice.rung])}: ${party(notice.to)}`,
      ...fateOf(out, notice, zone, names).map((line) => `  ${line}`),
    ]),
    out.pick({
      id: `Diingatkan sebelum tenggat? ${reminded.text.id}`,
      en: `Reminded before the due date? ${reminded.text.en}`,
    }),
  ].join('\n');
}

/** What became of a notice, in the order in which it happened. */
export function fateOf(
  out: Context['out'],
  { handedOver, failed: failures, acknowledged }: Notice,
  zone: Zone,
  names: ReadonlyMap<string, string>,
): string[] {
  const name = (person: string | null) => (person === null ? '-' : names.get(person)!);
  const on = (channel: Notice['failed'][number]['channel']) =>
    channel === null ? '-' : out.pick(noticeChannels.labels[channel]);
  const lines = [
    ...handedOver.map(({ at, channel, person }) => ({
      at,
      id: `diserahkan kepada ${on(channel)}: ${name(person)}`,
      en: `handed over to ${on(channel)}: ${name(person)}`,
    })),
    ...failures.map(({ at, channel, person, code, attempt }) => ({
      at,
      id: `gagal (${noticeFailures.labels[code].id}), ${on(channel)}: ${name(person)}, percobaan ke-${attempt}`,
      en: `failed (${noticeFailures.labels[code].en}), ${on(channel)}: ${name(person)}, attempt ${attempt}`,
    })),
    ...acknowledged.map(({ at, person }) => ({
      at,
      id: `dinyatakan diterima oleh ${name(person)}`,
      en: `acknowledged by ${name(person)}`,
    })),
  ];
  lines.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return lines.map((line) => `${momentIn(zone, line.at)}  ${out.pick(line)}`);
}
