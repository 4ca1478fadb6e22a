import {
  claimCheckView,
  claimPageView,
  claimReport,
  claimStates,
  claimView,
  enterClaim,
  text,
} from '@app/contracts';
import type { Paths } from './operation.js';
import { named, problems } from './operation.js';
import { answer, anyOf, limit, moment, query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const claimSchemas: Readonly<Record<string, JsonSchema>> = {
  Claim: schemaOf(claimView),
  ClaimCheck: schemaOf(claimCheckView),
  ClaimPage: schemaOf(claimPageView),
};

const list: Paths = {
  '/api/v1/claims': {
    get: {
      operationId: 'claim.list',
      tags: ['claim'],
      ...named(text('Daftar laporan yang diperiksa', 'The reports under check'), whoMay('claim')),
      parameters: [
        anyOf(
          'regions',
          'Kode daerah, dengan yang di bawahnya',
          'Region codes, with those below them',
          string(),
        ),
        anyOf('statuses', 'Status', 'Statuses', string({ enum: claimStates.codes })),
        limit,
        query('cursor', 'next dari halaman sebelumnya', 'next of the page before', {
          type: 'integer',
          minimum: 0,
        }),
        ...moment,
      ],
      responses: {
        200: answer('Yang terakhir dimasukkan di atas. · The newest entered first.', ref('ClaimPage')),
        ...problems(400, 401, 503, 504),
      },
    },
  },
};

const check: Paths = {
  '/api/v1/claims/check': {
    post: {
      operationId: 'claim.check',
      tags: ['claim'],
      ...named(
        text('Periksa laporan tanpa memasukkannya', 'Check a report without entering it'),
        text(
          'Tidak ada yang disimpan: untuk memeriksa angka sebelum terbit. Siapa pun yang sudah masuk boleh.',
          'Nothing is stored: for checking figures before they go out. Anybody who is signed in may.',
        ),
      ),
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(claimReport),
            examples: { example: { value: enterClaim.example.report } },
          },
        },
      },
      responses: {
        200: answer('Laporan dan hasil pemeriksaannya. · The report and what was found.', ref('ClaimCheck')),
        ...problems(400, 401, 413, 415, 503),
      },
    },
  },
};

/** Reports of published figures, beside their commands. */
export const claimPaths = (): Paths => ({ ...list, ...check });
