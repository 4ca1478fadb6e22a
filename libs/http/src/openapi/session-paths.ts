import { text } from '@app/contracts';
import {
  changePasswordBody,
  changePasswordExample,
  resetPasswordBody,
  resetPasswordExample,
} from '../session/sign-in.schema.js';
import type { Paths } from './operation.js';
import { named, problems } from './operation.js';
import type { JsonSchema } from './schema.js';
import { schemaOf } from './schema.js';

export const bodyOf = (schema: JsonSchema, value: unknown) => ({
  required: true,
  content: { 'application/json': { schema, examples: { example: { value } } } },
});
const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } } },
});

const passwords: Paths = {
  '/api/v1/me/password': {
    post: {
      operationId: 'me.change-password',
      tags: ['session'],
      ...named(
        text('Ganti kata sandi saya', 'Change my password'),
        text(
          'Kata sandi lama ditanyakan; sesi lain dari akun ini berakhir. Percobaan dibatasi seperti saat masuk.',
          'The old password is asked for; the other sessions of the account end. Attempts are throttled as at signing in.',
        ),
      ),
      requestBody: bodyOf(schemaOf(changePasswordBody), changePasswordExample),
      responses: {
        204: { description: 'Kata sandi diganti. · The password is changed.' },
        ...problems(400, 401, 403, 413, 415, 429, 503),
      },
    },
  },
  '/api/v1/password-reset': {
    get: {
      operationId: 'password-reset.ask',
      tags: ['session'],
      security: [],
      ...named(
        text('Halaman tautan kata sandi', 'The page of a password link'),
        text(
          'Rahasianya ada di belakang # pada alamat dan tidak sampai ke server.',
          'The secret stands behind the # of the address and does not reach the server.',
        ),
      ),
      responses: { 200: page('Halaman dua bahasa. · A page in both languages.'), ...problems(503) },
    },
    post: {
      operationId: 'password-reset.take',
      tags: ['session'],
      security: [],
      ...named(
        text('Pasang kata sandi baru dengan tautan', 'Set a new password by a link'),
        text(
          'Sekali pakai, 30 menit. Semua sesi akun itu berakhir. Formulir halaman dijawab dengan halaman.',
          'Once, within 30 minutes. All sessions of that account end. The form of the page is answered with a page.',
        ),
      ),
      requestBody: bodyOf(schemaOf(resetPasswordBody), resetPasswordExample),
      responses: {
        200: page('Halaman, untuk formulir. · A page, to a form.'),
        204: { description: 'Kata sandi terpasang. · The password is set.' },
        ...problems(400, 403, 410, 413, 415, 429, 503),
      },
    },
  },
};

const everywhere: Paths = {
  '/api/v1/sessions': {
    delete: {
      operationId: 'session.close-all',
      tags: ['session'],
      ...named(
        text('Keluar di mana-mana', 'Sign out everywhere'),
        text(
          'Mengakhiri semua sesi akun Anda, yang ini juga. Sesi akun lain: accounts/{id}/end-sessions (admin).',
          "Ends all sessions of your account, this one too. Another account's: accounts/{id}/end-sessions (administrator).",
        ),
      ),
      responses: {
        204: { description: 'Semua sesi berakhir. · All sessions have ended.' },
        ...problems(401, 403, 503),
      },
    },
  },
};

/** Passwords and sessions beside signing in and out. */
export const sessionPaths = (): Paths => ({ ...passwords, ...everywhere });
