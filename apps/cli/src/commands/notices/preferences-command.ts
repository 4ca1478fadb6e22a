import { randomUUID } from 'node:crypto';
import { mayRead } from '@app/access';
import { commandIdOf } from '@app/application';
import type { Engine } from '@app/composition';
import type { NoticePreferences, NoticeWishesView } from '@app/contracts';
import { noticeWishes, obligationKinds, pushChannels, zones } from '@app/contracts';
import { DEFAULT_PREFERENCES } from '@app/programme';
import { noticeWishesOf } from '@app/read-models';
import { Option } from 'commander';
import { withEngine } from '../../connect.js';
import type { Context } from '../../context.js';
import { failed, refused } from '../../failure.js';
import { both } from '../../language.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { whose, type WhoseOptions, whoseOptions } from './whose.js';

interface SetOptions extends WhoseOptions {
  readonly email?: string;
  readonly webhook?: string;
  readonly gateway?: string;
  readonly digestAt?: string;
  readonly zone?: string;
  readonly unsubscribed?: string;
}

/** `rumpun preferences show|set`: what a person wishes of notices. */
export const addPreferences: AddCommand = (program, contextOf) => {
  const group = program
    .command('preferences')
    .description(both('pengaturan pemberitahuan seseorang', 'what a person wishes of notices'));
  const shown = group.command('show').description(both('pengaturan yang berlaku', 'what holds now'));
  whoseOptions(shown).action((options: WhoseOptions) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine, options));
  });
  const set = group
    .command('set')
    .description(both('ubah yang disebut; sisanya tetap', 'change what is named; the rest stays'));
  for (const channel of pushChannels.codes) {
    const { id, en } = pushChannels.labels[channel];
    set.addOption(new Option(`--${channel} <wish>`, both(id, en)).choices(noticeWishes.codes));
  }
  set
    .option('--digest-at <time>', both('jam rangkuman, mis. 06:30', 'time of the digest, e.g. 06:30'))
    .addOption(new Option('--zone <zone>', both('zona jam itu', 'zone of that time')).choices(zones.codes))
    .option(
      '--unsubscribed <kinds>',
      both(
        'jenis yang tidak diingini, dengan koma; none untuk tidak ada',
        'kinds not wanted, with commas; or none',
      ),
    )
    .addHelpText('after', () => `\n${both('Jenis kewajiban', 'Kinds')}: ${obligationKinds.codes.join(', ')}`);
  whoseOptions(set).action((options: SetOptions) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => change(context, engine, options));
  });
};

async function show({ out }: Context, engine: Engine, options: WhoseOptions): Promise<void> {
  const { acting, person, version, state } = await whose(engine, options);
  if (!mayRead(acting, 'person-contact', { person }).ok) {
    throw failed(
      'Hanya orang itu, pengelola, atau admin yang dapat melihatnya',
      'Only that person, a manager or an administrator may see it',
    );
  }
  const view = noticeWishesOf(state);
  out.result({ person, version, ...view }, () => told(out, view));
}

function told(out: Context['out'], { preferences, chosen, reach, feeds, notes }: NoticeWishesView): string {
  const { channels, digestAt, zone, unsubscribed } = preferences;
  const [yes, no] = [out.pick({ id: 'ada', en: 'yes' }), out.pick({ id: 'tidak ada', en: 'no' })];
  const head = [
    { id: 'saluran', en: 'channel' },
    { id: 'alamat', en: 'address' },
    { id: 'keinginan', en: 'wish' },
  ].map(out.pick);
  const rows = pushChannels.codes.map((channel) => [
    out.pick(pushChannels.labels[channel]),
    reach[channel] ? yes : no,
    out.pick(noticeWishes.labels[channels[channel]]),
  ]);
  const kinds = unsubscribed.map((kind) => out.pick(obligationKinds.labels[kind])).join(', ');
  return [
    ...(chosen
      ? []
      : [out.pick({ id: 'Belum pernah diatur; ini bawaannya.', en: 'Never set; these are the defaults.' })]),
    table([head, ...rows]),
    out.pick({
      id: `Rangkuman harian pukul ${digestAt} ${zone}.`,
      en: `Daily digest at ${digestAt} ${zone}.`,
    }),
    ...(kinds === '' ? [] : [out.pick({ id: `Tidak diingini: ${kinds}.`, en: `Not wanted: ${kinds}.` })]),
    ...(feeds.length === 0
      ? []
      : [out.pick({ id: `Langganan kalender: ${feeds.length}.`, en: `Calendar feeds: ${feeds.length}.` })]),
    ...notes.map(out.pick),
  ].join('\n');
}

async function change({ out }: Context, engine: Engine, options: SetOptions): Promise<void> {
  const { acting, person, state } = await whose(engine, options);
  const result = await engine.services.commands.execute({
    category: 'person',
    command: 'set-notice-preferences',
    stream: person,
    body: changed(state.preferences ?? DEFAULT_PREFERENCES, options),
    actor: acting,
    commandId: commandIdOf(acting.account, randomUUID()),
  });
  if (!result.ok) {
    if (out.json) out.result(result, () => '');
    throw refused(result);
  }
  const view = noticeWishesOf((await whose(engine, options)).state);
  out.result({ person, version: result.version, ...view }, () => told(out, view));
}

/** What was asked for over what holds; checked like any command's body. */
function changed(before: NoticePreferences, options: SetOptions): object {
  const { email, webhook, gateway, digestAt, zone, unsubscribed } = options;
  const given = { email, webhook, gateway };
  const named = Object.entries(given).filter(([, wish]) => wish !== undefined);
  return {
    ...before,
    channels: { ...before.channels, ...Object.fromEntries(named) },
    ...(digestAt !== undefined && { digestAt }),
    ...(zone !== undefined && { zone }),
    ...(unsubscribed !== undefined && {
      unsubscribed: unsubscribed === 'none' ? [] : unsubscribed.split(','),
    }),
  };
}
