import { text } from '@app/contracts';
import { signInBody, signInExample } from '../session/sign-in.schema.js';
import type { Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import { schemaOf } from './schema.js';

const open = { security: [] };

const who = {
  account: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a09',
  person: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01',
  roles: [
    {
      grant: 'ad9c8b7a-6958-4746-b352-4130f2e1d3b0',
      role: 'manager',
      label: { id: 'pengelola program', en: 'programme manager' },
      scope: { region: '33.10' },
    },
  ],
  expiresAt: '2026-12-01T02:00:00.000Z',
};
const whoAnswer = jsonAnswer(
  'Siapa Anda dan peran Anda. · Who you are and your roles.',
  { type: 'object' },
  who,
);

const session: Paths = {
  '/api/v1/session': {
    post: {
      operationId: 'session.open',
      tags: ['session'],
      ...named(
        text('Masuk', 'Sign in'),
        text('Jawaban membawa kuki sesi.', 'The answer carries the session cookie.'),
      ),
      ...open,
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(signInBody),
            examples: { example: { value: signInExample } },
          },
        },
      },
      responses: { 200: whoAnswer, ...problems(400, 401, 403, 413, 415, 429, 503) },
    },
    get: {
      operationId: 'session.show',
      tags: ['session'],
      ...named(text('Siapa saya', 'Who am I')),
      responses: { 200: whoAnswer, ...problems(401, 503) },
    },
    delete: {
      operationId: 'session.close',
      tags: ['session'],
      ...named(text('Keluar', 'Sign out')),
      responses: {
        204: { description: 'Sesi berakhir. · The session has ended.' },
        ...problems(401, 403, 503),
      },
    },
  },
};

const ready = {
  status: 'ready',
  checks: [
    { check: 'database', ok: true, text: { id: 'Basis data menjawab.', en: 'The database answers.' } },
  ],
};

const service: Paths = {
  '/': {
    get: {
      operationId: 'docs.show',
      tags: ['service'],
      ...named(text('Dokumentasi ini', 'This documentation')),
      ...open,
      responses: { 200: { description: 'HTML', content: { 'text/html': { schema: { type: 'string' } } } } },
    },
  },
  '/api/v1/openapi.json': {
    get: {
      operationId: 'openapi.show',
      tags: ['service'],
      ...named(text('Dokumen OpenAPI', 'The OpenAPI document')),
      ...open,
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
  '/health/live': {
    get: {
      operationId: 'health.live',
      tags: ['service'],
      ...named(text('Apakah server berjalan', 'Whether the server runs')),
      ...open,
      responses: { 200: jsonAnswer('Berjalan. · It runs.', { type: 'object' }, { status: 'live' }) },
    },
  },
  '/health/ready': {
    get: {
      operationId: 'health.ready',
      tags: ['service'],
      ...named(
        text('Apakah server siap', 'Whether the server is ready'),
        text('Accept: text/plain memberi kalimat.', 'Accept: text/plain answers in sentences.'),
      ),
      ...open,
      responses: {
        200: jsonAnswer('Siap. · Ready.', { type: 'object' }, ready),
        503: jsonAnswer(
          'Belum siap; alasannya disebut. · Not ready, and why.',
          { type: 'object' },
          {
            status: 'not-ready',
            checks: [
              {
                ...ready.checks[0],
                ok: false,
                text: { id: 'Basis data tidak menjawab.', en: 'The database does not answer.' },
              },
            ],
          },
        ),
      },
    },
  },
};

/** Signing in, health and the documentation itself. */
export const servicePaths = (): Paths => ({ ...session, ...service });
