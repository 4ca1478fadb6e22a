import { text } from '@app/contracts';
import type { Parameter, Paths } from './operation.js';
import { both, jsonAnswer, named, problems } from './operation.js';

const query = (name: string, id: string, en: string, schema: Parameter['schema']): Parameter => ({
  name,
  in: 'query',
  required: false,
  description: both(text(id, en)),
  schema,
});

/** Signing in by an identity provider. */
export const ssoPaths = (): Paths => ({
  '/api/v1/session/ways': {
    get: {
      operationId: 'session.ways',
      tags: ['session'],
      security: [],
      ...named(text('Cara masuk di sini', 'Ways to sign in here')),
      responses: {
        200: jsonAnswer(
          'Tulisan tombolnya dan alamatnya. · What the button says, and where it leads.',
          { type: 'object' },
          {
            password: true,
            singleSignOn: {
              label: 'Masuk dengan akun dinas',
              href: 'https://rumpun.example.id/api/v1/session/sso',
            },
          },
        ),
      },
    },
  },
  '/api/v1/session/sso': {
    get: {
      operationId: 'session.sso.begin',
      tags: ['session'],
      security: [],
      ...named(
        text('Masuk melalui penyedia identitas', 'Sign in by the identity provider'),
        text(
          'OpenID Connect: kode otorisasi dengan PKCE. Peramban mendapat halaman, program mendapat problem+json.',
          'OpenID Connect: authorization code with PKCE. Browsers get a page, programs problem+json.',
        ),
      ),
      parameters: [
        query('returnTo', 'jalur setelah masuk', 'path to go to afterwards', {
          type: 'string',
          maxLength: 500,
        }),
        query(
          'link',
          'true: hubungkan akun yang sedang masuk dengan penyedia',
          'true: link the account that is signed in with the provider',
          { type: 'string', enum: ['true'] },
        ),
      ],
      responses: {
        303: { description: 'Ke penyedia identitas. · To the identity provider.' },
        ...problems(401, 404, 503),
      },
    },
  },
  '/api/v1/session/sso/callback': {
    get: {
      operationId: 'session.sso.finish',
      tags: ['session'],
      security: [],
      ...named(
        text('Kembali dari penyedia identitas', 'Back from the identity provider'),
        text(
          'Sekali, dalam 10 menit, dan hanya di peramban yang memulainya. Jawaban membawa kuki sesi.',
          'Once, within 10 minutes, and only in the browser that began it. The answer carries the session cookie.',
        ),
      ),
      parameters: [
        query('state', 'dari penyedia', 'from the provider', { type: 'string' }),
        query('code', 'dari penyedia', 'from the provider', { type: 'string' }),
        query('iss', 'dari penyedia', 'from the provider', { type: 'string' }),
        query('error', 'dari penyedia', 'from the provider', { type: 'string' }),
      ],
      responses: {
        200: {
          description: 'Halaman yang meneruskan peramban. · A page that takes the browser on.',
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        ...problems(400, 403, 404, 409, 429, 503),
      },
    },
  },
});
