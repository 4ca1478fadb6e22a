import type { Engine } from '@app/composition';
import { noticeChannels, obligationKinds, uuid } from '@app/contracts';
import { zoneOf } from '@app/programme';
import type { DeadDelivery } from '@app/reminders';
import type { PlaceOptions } from '../../connect.js';
import { withEngine } from '../../connect.js';
import type { CommonOptions, Context } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';
import { table } from '../../output.js';
import type { AddCommand } from '../../program.js';
import { momentIn } from '../notices/moments.js';
import { nameOf } from '../notices/whose.js';

type Options = PlaceOptions & CommonOptions & { readonly all?: boolean };

/** `rumpun deliveries dead|retry`: notices that could not be handed over. */
export const addDeliveries: AddCommand = (program, contextOf) => {
  const group = program
    .command('deliveries')
    .description(both('pengiriman pemberitahuan', 'deliveries of notices'));
  const dead = group
    .command('dead')
    .description(both('yang gagal, yang terbaru dahulu', 'those given up, the newest first'));
  withOptions(dead, ...placeOptions()).action((options: Options) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => show(context, engine));
  });
  const again = group
    .command('retry')
    .description(both('coba lagi yang gagal', 'try again those given up'))
    .argument('[message]', both('id pesan dari deliveries dead', 'message id from deliveries dead'))
    .option('--all', both('semuanya', 'all of them'));
  withOptions(again, ...placeOptions()).action((message: string | undefined, options: Options) => {
    const context = contextOf(options);
    const which = whichOf(message, options);
    return withEngine(context, options, (engine) => retry(context, engine, which));
  });
};

function whichOf(message: string | undefined, { all }: Options): { readonly message: string } | 'all' {
  if (message === undefined && all === true) return 'all';
  if (message !== undefined && all !== true && uuid.safeParse(message).success) {
    return { message: message.toLowerCase() };
  }
  throw failed('Sebutkan satu id pesan, atau --all', 'Name one message id, or --all', 2);
}

async function show({ out }: Context, engine: Engine): Promise<void> {
  const dead = await engine.services.reminders.deliveries.dead();
  const names = new Map(
    await Promise.all(
      [...new Set(dead.map(({ person }) => person))].map(
        async (person) => [person, await nameOf(engine, person, 'rumpun deliveries dead')] as const,
      ),
    ),
  );
  const head = [
    { id: 'gagal pada', en: 'given up at' },
    { id: 'saluran', en: 'channel' },
    { id: 'kepada', en: 'to' },
    { id: 'kewajiban', en: 'obligation' },
    { id: 'mengapa', en: 'why' },
    { id: 'pesan', en: 'message' },
  ].map(out.pick);
  const cells = ({ failedAt, region, channel, person, kind, problem, message }: DeadDelivery) => [
    momentIn(zoneOf(region), failedAt),
    out.pick(noticeChannels.labels[channel]),
    names.get(person)!,
    out.pick(obligationKinds.labels[kind]),
    out.pick(problem.text),
    message,
  ];
  out.result({ dead }, () =>
    dead.length === 0
      ? out.pick({ id: 'Tidak ada pengiriman yang gagal.', en: 'No delivery was given up.' })
      : table([head, ...dead.map(cells)]),
  );
}

async function retry({ out }: Context, engine: Engine, which: ReturnType<typeof whichOf>): Promise<void> {
  const { reminders, clock } = engine.services;
  const retried = await reminders.deliveries.retry(which, clock.now());
  if (retried === 0 && which !== 'all') {
    throw failed(
      `Tidak ada pengiriman gagal dengan id pesan ${which.message}`,
      `No delivery with the message id ${which.message} was given up`,
    );
  }
  out.result({ retried }, () =>
    out.pick({
      id: `${retried} pengiriman dicoba lagi pada putaran pekerja berikutnya.`,
      en: `${retried} deliveries are tried again on the worker's next round.`,
    }),
  );
}
