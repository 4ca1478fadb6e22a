import type { Engine } from '@app/composition';
import type { ObligationWhyView } from '@app/contracts';
import { uuid, voidReasons, obligationStates, rungs } from '@app/contracts';
import { obligationStreamId, zoneOf } from '@app/programme';
import { NoticeQueries } from '@app/read-models';
import { obligationWhyOf, ObligationQueries } from '@app/reminders';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import type { AddCommand } from '../../program.js';
import { momentIn } from '../notices/moments.js';
import { fateOf } from '../notices/notices-command.js';
import { readModelsReady } from '../reading.js';
import { Names } from './names.js';

type Options = PlaceOptions & CommonOptions;
type Out = Context['out'];

/** `rumpun obligations why KEY`: where an obligation comes from, who is told when, and what was told. */
export const addWhy: AddCommand = (obligations, contextOf) => {
  const command = obligations
    .command('why')
    .description(
      both(
        'mengapa ada, siapa diberi tahu kapan, dan apa yang sudah terjadi',
        'why there is one, who is told when, and what happened so far',
      ),
    )
    .argument(
      '<key>',
      both('kunci kewajiban, atau id alirannya', "the obligation's key, or its stream's id"),
    );
  withOptions(command, ...placeOptions()).action((key: string, options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, key));
  });
};

async function show({ out }: Context, engine: Engine, asked: string): Promise<void> {
  await readModelsReady(engine, ['notices', 'directory']);
  const { pool, clock } = engine.services;
  const queries = new ObligationQueries(pool);
  const isId = uuid.safeParse(asked).success;
  const stream = isId ? asked.toLowerCase() : obligationStreamId(asked);
  const history = await new NoticeQueries(pool).historyOfStream(stream);
  const key = history?.key ?? (isId ? null : asked);
  const row = key === null ? null : await queries.byKey(key);
  const view = obligationWhyOf(row, history, clock.now());
  if (view === null) throw await unknown(queries, asked);
  const text = await told(view, out, new Names(engine, out, 'rumpun obligations why'));
  out.result(view, () => text);
}

async function unknown(queries: ObligationQueries, key: string) {
  const near = await queries.nearest(key);
  const list = near.map((each) => `\n  - ${each}`).join('');
  const [id, en] =
    near.length === 0
      ? [
          'Lihat semuanya dengan: rumpun obligations list --state all (pekerja harus sudah berjalan: npm run start:worker).',
          'List all with: rumpun obligations list --state all (a worker must have run: npm run start:worker).',
        ]
      : [`Yang mirip:${list}`, `Did you mean:${list}`];
  return failed(`Tidak ada kewajiban dengan kunci ${key}. ${id}`, `There is no obligation ${key}. ${en}`);
}

async function told(view: ObligationWhyView, out: Out, names: Names): Promise<string> {
  return [
    `${out.pick(view.title)} (${view.key})`,
    ...(view.note === null ? [] : [out.pick(view.note)]),
    await standing(view, out, names),
    '',
    out.pick({ id: 'Mengapa', en: 'Why' }),
    `  ${out.pick(view.source.text)}`,
    ...view.source.facts.map(({ stream, version, type }) => `  ${type}  ${stream} v${version}`),
    ...settlement(view, out),
    '',
    out.pick({ id: 'Siapa diberi tahu, dan kapan', en: 'Who is told, and when' }),
    ...(await ladder(view, out, names)),
    '',
    out.pick({ id: 'Sejauh ini', en: 'So far' }),
    ...(await happened(view, out, names)),
    await next(view, out, names),
  ].join('\n');
}

async function standing(view: ObligationWhyView, out: Out, names: Names): Promise<string> {
  const { due, state, overdue, region, cluster, subject, owner, graceWorkingDays, overdueFrom } = view;
  const where = `${await names.place(cluster ?? subject.stream)} (${region})`;
  const party = await names.party(owner);
  const now = overdue ? { id: 'lewat tenggat', en: 'overdue' } : obligationStates.labels[state];
  const grace =
    overdueFrom === null
      ? { id: '', en: '' }
      : {
          id: ` Tenggang ${graceWorkingDays} hari kerja: lewat tenggat sejak ${overdueFrom}.`,
          en: ` Grace of ${graceWorkingDays} working days: overdue from ${overdueFrom}.`,
        };
  return out.pick({
    id: `${where}. Tenggat ${due}; ${now.id}; penanggung jawab ${party}.${grace.id}`,
    en: `${where}. Due ${due}; ${now.en}; owner ${party}.${grace.en}`,
  });
}

function settlement({ state, settledBy, voidWhy }: ObligationWhyView, out: Out): string[] {
  if (state === 'open') return [];
  const why = voidWhy === null ? null : voidReasons.labels[voidWhy];
  const by = settledBy === null ? '' : `: ${settledBy.type}  ${settledBy.stream} v${settledBy.version}`;
  return [
    '',
    out.pick({
      id: `${state === 'met' ? 'Dipenuhi oleh' : `Gugur karena ${why?.id ?? '-'}`}${by}`,
      en: `${state === 'met' ? 'Met by' : `Void because ${why?.en ?? '-'}`}${by}`,
    }),
  ];
}

function ladder({ ladder, region }: ObligationWhyView, out: Out, names: Names): Promise<string[]> {
  return Promise.all(
    ladder.map(async ({ rung, on, to, mandatory, raisedAt }) => {
      const may = mandatory ? '' : out.pick({ id: ' (boleh ditolak)', en: ' (may be unsubscribed)' });
      const at =
        raisedAt === null
          ? ''
          : out.pick({
              id: `; terbit ${momentIn(zoneOf(region), raisedAt)}`,
              en: `; raised ${momentIn(zoneOf(region), raisedAt)}`,
            });
      return `  ${on}  ${out.pick(rungs.labels[rung])}: ${await names.party(to)}${may}${at}`;
    }),
  );
}

async function happened({ told, region }: ObligationWhyView, out: Out, names: Names): Promise<string[]> {
  if (told === null)
    return [`  ${out.pick({ id: 'Belum ada pemberitahuan.', en: 'No notice was raised yet.' })}`];
  const people = new Map<string, string>();
  for (const notice of told.notices) {
    for (const { person } of [...notice.handedOver, ...notice.failed, ...notice.acknowledged]) {
      if (person !== null) people.set(person, await names.person(person));
    }
  }
  return told.notices.flatMap((notice) => [
    `  ${momentIn(zoneOf(region), notice.raisedAt)}  ${out.pick(rungs.labels[notice.rung])}`,
    ...fateOf(out, notice, zoneOf(region), people).map((line) => `    ${line}`),
  ]);
}

async function next({ next, region, state }: ObligationWhyView, out: Out, names: Names): Promise<string> {
  if (next === null) {
    return out.pick(
      state === 'open'
        ? { id: 'Berikutnya: tidak ada lagi.', en: 'Next: nothing more.' }
        : { id: 'Berikutnya: tidak ada; sudah selesai.', en: 'Next: nothing; it is settled.' },
    );
  }
  const at = momentIn(zoneOf(region), next.at);
  const to = await names.party(next.to);
  const { id, en } = rungs.labels[next.rung];
  return out.pick({ id: `Berikutnya: ${at}, ${id}, kepada ${to}.`, en: `Next: ${at}, ${en}, to ${to}.` });
}
