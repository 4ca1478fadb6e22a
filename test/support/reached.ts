import { executed } from './cast.js';
import type { Part } from './cast.js';
import type { Reminding } from './reminding.js';

type Someone = Exclude<Part, 'operator'>;

const said = async (scene: Reminding, part: Someone, command: string, body: object): Promise<void> => {
  const stream = scene.cast.players[part].person;
  await executed(scene.services.commands, { category: 'person', command, stream, body });
};

/** Gives one of the cast an e-mail address. */
export const mailTo = (scene: Reminding, part: Someone, email: string): Promise<void> =>
  said(scene, part, 'correct-person', { email, reason: 'Alamat baru' });

/** Says what one of the cast wishes of notices. */
export const wishes = (scene: Reminding, part: Someone, body: object): Promise<void> =>
  said(scene, part, 'set-notice-preferences', body);

/** Gives one of the cast a webhook. */
export const webhookTo = (scene: Reminding, part: Someone, url: string): Promise<void> =>
  said(scene, part, 'set-webhook', { url, secret: `whsec_${'QUJD'.repeat(8)}` });

/** Takes one of the cast's account away, and with it the inbox. */
export const shutOut = async ({ services, cast }: Reminding, part: Someone): Promise<void> => {
  const stream = cast.players[part].account;
  const body = { reason: 'Cuti' };
  await executed(services.commands, { category: 'account', command: 'disable-account', stream, body });
};
