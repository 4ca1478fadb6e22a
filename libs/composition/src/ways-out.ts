import { type Channel, channelsOf, readChannelsConfig } from '@app/channels';
import type { NoticeChannel } from '@app/contracts';
import { type Env, StartProblem, type Wording } from '@app/platform';

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

const NO_LINKS: Wording = {
  id: 'PUBLIC_URL belum diisi: surel, webhook, dan SMS dikirim tanpa tautan untuk menyatakan diterima atau berhenti berlangganan, dan tautan yang sudah terkirim tidak dapat dibuka. Isi dengan alamat yang dibuka orang di peramban, sama untuk API dan worker, lalu mulai lagi. Contoh: PUBLIC_URL=https://rumpun.example.id',
  en: 'PUBLIC_URL is not set: e-mails, webhooks and text messages go out without the links that acknowledge and unsubscribe, and links sent earlier cannot be opened. Set it to the address that people open in their browser, the same for API and worker, and start again. For example: PUBLIC_URL=https://rumpun.example.org',
};

/**
 * Tells at the start of a process that messages have no links. Webhooks need no configuration, so that every server
 * has messages which miss them.
 *
 * @param publicUrl where links would lead; undefined where none is known
 * @param tell gets both languages, a line each; standard error by default
 */
export function warnWithoutLinks(
  publicUrl: string | undefined,
  tell: (text: string) => unknown = (text) => process.stderr.write(text),
): void {
  if (publicUrl === undefined) tell(`${NO_LINKS.id}\n${NO_LINKS.en}\n`);
}
