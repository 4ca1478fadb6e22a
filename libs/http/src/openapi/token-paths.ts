import { issuedTokenView, text, tokensView } from '@app/contracts';
import { newTokenBody, newTokenExample } from '../session/sign-in.schema.js';
import type { Parameter, Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';
import { bodyOf } from './session-paths.js';

export const tokenSchemas: Readonly<Record<string, JsonSchema>> = {
  ApiTokens: schemaOf(tokensView),
  IssuedApiToken: schemaOf(issuedTokenView),
};

const token = {
  token: 'ad9c8b7a-6958-4746-b352-4130f2e1d3b0',
  name: 'papan dinas',
  readOnly: true,
  expiresAt: '2027-02-22T02:00:00.000Z',
};
const listed = {
  account: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a09',
  tokens: [{ ...token, lastUsedOn: '2026-11-24' }],
};
const issued = {
  ...token,
  secret: `rpn_${'A'.repeat(43)}`,
  note: text('Token ini hanya ditampilkan sekali.', 'This token is shown once.'),
};
const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', format: 'uuid' },
});
const answer = jsonAnswer('Token. · Tokens.', ref('ApiTokens'), listed);

/** Tokens for programs: `Authorization: Bearer rpn_…` in place of a session. */
export const tokenPaths = (): Paths => ({
  '/api/v1/me/tokens': {
    get: {
      operationId: 'me.tokens',
      tags: ['session'],
      ...named(text('Token API saya', 'My API tokens')),
      responses: { 200: answer, ...problems(401, 503) },
    },
    post: {
      operationId: 'me.issue-token',
      tags: ['session'],
      ...named(
        text('Buat token API', 'Make an API token'),
        text(
          'Untuk program: Authorization: Bearer rpn_…. Tidak pernah melebihi peran Anda; dapat dibatasi pada sebagian peran (grants) atau hanya baca. Paling lama satu tahun. Rahasianya hanya ada dalam jawaban ini. Tidak dengan token.',
          'For programs: Authorization: Bearer rpn_…. It never reaches beyond your roles, and can be limited to some of them (grants) or to reading. One year at most. Its secret is in this answer only. Not by a token.',
        ),
      ),
      requestBody: bodyOf(schemaOf(newTokenBody), newTokenExample),
      responses: {
        201: jsonAnswer(
          'Token dengan rahasianya. · The token with its secret.',
          ref('IssuedApiToken'),
          issued,
        ),
        ...problems(400, 401, 403, 413, 415, 503),
      },
    },
  },
  '/api/v1/me/tokens/{token}': {
    delete: {
      operationId: 'me.revoke-token',
      tags: ['session'],
      ...named(
        text('Cabut token API saya', 'Revoke an API token of mine'),
        text(
          'Token akun lain: accounts/{id}/revoke-token (admin).',
          "Another account's: accounts/{id}/revoke-token (administrator).",
        ),
      ),
      parameters: [path('token', 'Id token. · The id of the token.')],
      responses: {
        204: { description: 'Token tidak berlaku lagi. · The token works no more.' },
        ...problems(401, 403, 404, 503),
      },
    },
  },
  '/api/v1/accounts/{id}/tokens': {
    get: {
      operationId: 'account.tokens',
      tags: ['account'],
      ...named(
        text('Token API sebuah akun', "An account's API tokens"),
        text(
          'Boleh: admin; setiap orang tentang akunnya.',
          'Who may: administrator; everybody about their own.',
        ),
      ),
      parameters: [path('id', 'Id akun. · The id of the account.')],
      responses: { 200: answer, ...problems(401, 403, 404, 503) },
    },
  },
});
