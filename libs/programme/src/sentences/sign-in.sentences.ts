import { text } from '@app/contracts';
import type { SignInEvent } from '../administration/sign-in.js';
import type { Telling } from './told.js';
import type { Voice } from './voice.js';

const holder = (say: Voice): string => say.name(say.entry.stream);

type Issued = Extract<SignInEvent, { type: 'ApiTokenIssued' }>['data'];

/** `hanya baca; dibatasi pada 2 peran; sampai 24 Februari 2027` */
function terms(d: Issued, say: Voice): string {
  const parts = [
    d.readOnly ? say.pick(text('hanya baca', 'read only')) : null,
    d.grants === undefined
      ? null
      : say.pick(
          text(`dibatasi pada ${d.grants.length} peran`, `limited to ${d.grants.length} of the roles`),
        ),
    `${say.pick(text('sampai', 'until'))} ${say.day(d.expiresAt.slice(0, 10))}`,
  ];
  return parts.filter((each) => each !== null).join('; ');
}

/** Ways into an account. Passwords, links and tokens are never told. */
export const signInSentences: Telling<SignInEvent> = {
  PasswordChanged: {
    title: text('Kata sandi diganti', 'Password changed'),
    id: (_, say) => `mengganti kata sandi akun ${holder(say)}`,
    en: (_, say) => `changed the password of the account of ${holder(say)}`,
  },
  ResetLinkIssued: {
    title: text('Tautan kata sandi diterbitkan', 'Password link issued'),
    id: (_, say) => `menerbitkan tautan sekali pakai untuk kata sandi baru akun ${holder(say)}`,
    en: (_, say) => `issued a one-time link to a new password for the account of ${holder(say)}`,
  },
  PasswordReset: {
    title: text('Kata sandi dipasang ulang', 'Password reset'),
    id: (_, say) => `memasang kata sandi baru akun ${holder(say)} melalui tautan sekali pakai`,
    en: (_, say) => `set a new password for the account of ${holder(say)} by a one-time link`,
  },
  SessionsEnded: {
    title: text('Semua sesi diakhiri', 'All sessions ended'),
    id: (_, say) => `mengakhiri semua sesi akun ${holder(say)}`,
    en: (_, say) => `ended all sessions of the account of ${holder(say)}`,
    basis: (d, say) => say.quote(d.reason),
  },
  ApiTokenIssued: {
    title: text('Token API dibuat', 'API token made'),
    id: (d, say) => `membuat token API ${say.quote(d.name)} bagi akun ${holder(say)}: ${terms(d, say)}`,
    en: (d, say) =>
      `made the API token ${say.quote(d.name)} for the account of ${holder(say)}: ${terms(d, say)}`,
  },
  ApiTokenRevoked: {
    title: text('Token API dicabut', 'API token revoked'),
    id: (d, say) => `mencabut token API ${say.name(d.token)} dari akun ${holder(say)}`,
    en: (d, say) => `revoked the API token ${say.name(d.token)} of the account of ${holder(say)}`,
    basis: (d, say) => d.reason && say.quote(d.reason),
  },
};
