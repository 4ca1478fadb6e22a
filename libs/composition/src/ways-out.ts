import { type Channel, channelsOf, readChannelsConfig } from '@app/channels';
import type { NoticeChannel } from '@app/contracts';
import { type Env, StartProblem } from '@app/platform';

/** Ways out beside the inbox. */
export type WaysOut = Readonly<Partial<Record<NoticeChannel, Channel>>>;

/**
 * The ways out that the environment names, for a process that hands notices over. Webhooks need nothing of it; from a
 * demo nothing leaves but e-mail, and that only where somebody named a mail server.
 *
 * @throws StartProblem with everything that is wrong: `SMTP_URL` without `MAIL_FROM`, a gateway's file with faults
 */
export async function waysOutOf(env: Env, { demo }: { readonly demo: boolean }): Promise<WaysOut> {
  const read = await readChannelsConfig(env);
  if (!read.ok) {
    throw new StartProblem({
      id: read.problems.map(({ id }) => id).join('\n'),
      en: read.problems.map(({ en }) => en).join('\n'),
    });
  }
  const channels = channelsOf(read.config);
  if (!demo) return channels;
  return channels.email === undefined ? {} : { email: channels.email };
}
