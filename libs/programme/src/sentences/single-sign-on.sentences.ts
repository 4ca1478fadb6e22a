import { text } from '@app/contracts';
import type { SingleSignOnEvent } from '../administration/single-sign-on.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

const holder = (say: Voice): string => say.name(say.entry.stream);

/** Single sign-on. What the provider calls the person is never told. */
export const singleSignOnSentences: Telling<SingleSignOnEvent> = {
  SignInLinked: {
    title: text('Masuk tunggal dihubungkan', 'Single sign-on linked'),
    id: (d, say) => `menghubungkan akun ${holder(say)} dengan penyedia identitas ${d.issuer}`,
    en: (d, say) => `linked the account of ${holder(say)} with the identity provider ${d.issuer}`,
  },
  SignInUnlinked: {
    title: text('Masuk tunggal diputuskan', 'Single sign-on unlinked'),
    id: (_, say) => `memutuskan akun ${holder(say)} dari penyedia identitasnya`,
    en: (_, say) => `unlinked the account of ${holder(say)} from its identity provider`,
    basis: (d, say) => d.reason && say.quote(d.reason),
  },
};
