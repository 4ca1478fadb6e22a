import {
  claimCheckView,
  claimComparisonPageView,
  claimPageView,
  claimReport,
  claimStates,
  claimView,
  enterClaim,
  MEDIA_TYPES,
  text,
} from '@app/contracts';
import { claimTemplateCsv } from '@app/imports';
import type { Paths } from './operation.js';
import { named, parameterRef, problems } from './operation.js';
import { answer, anyOf, limit, moment, query, string, whoMay } from './read-paths.js';
import { format, language } from './report-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const claimSchemas: Readonly<Record<string, JsonSchema>> = {
  Claim: schemaOf(claimView),
  ClaimCheck: schemaOf(claimCheckView),
  ClaimComparison: schemaOf(claimComparisonPageView),
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
          'Tidak ada yang disimpan: untuk memeriksa angka sebelum terbit. JSON, atau berkas CSV atau XLSX dengan satu baris untuk setiap sel tercetak (lihat templatnya); report dalam jawaban dapat dimasukkan dengan enter-claim. Siapa pun yang sudah masuk boleh.',
          'Nothing is stored: for checking figures before they go out. JSON, or a CSV or XLSX file with one line for each printed cell (see the template); report in the answer can be entered by enter-claim. Anybody who is signed in may.',
        ),
      ),
      parameters: [
        query(
          'title',
          'Judul laporan bila berkas tidak menyebutnya',
          'Title of the report where its file has none',
          string({ maxLength: 300 }),
        ),
        query(
          'source',
          'Sumber laporan bila berkas tidak menyebutnya',
          'Source of the report where its file has none',
          string({ maxLength: 300 }),
        ),
        parameterRef('AcceptLanguage'),
      ],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(claimReport),
            examples: { example: { value: enterClaim.example.report } },
          },
          [MEDIA_TYPES.csv]: {
            schema: { type: 'string', format: 'binary' },
            examples: { example: { value: claimTemplateCsv('en') } },
          },
          [MEDIA_TYPES.xlsx]: {
            schema: { type: 'string', format: 'binary' },
            examples: {},
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

const show: Paths = {
  '/api/v1/claims/template.csv': {
    get: {
      operationId: 'claim.template',
      tags: ['claim'],
      ...named(
        text('Templat CSV laporan', 'CSV template of a report'),
        text(
          'Contoh untuk ditimpa, satu tabel dari setiap bentuk.',
          'An example to write over, one table of each shape.',
        ),
      ),
      parameters: [parameterRef('AcceptLanguage')],
      responses: { 200: csvAnswer(claimTemplateCsv('en')), ...problems(401, 503) },
    },
  },
  '/api/v1/claims/{id}/comparison': {
    get: {
      operationId: 'claim.comparison',
      tags: ['claim'],
      ...named(
        text('Angka laporan di samping angka gelombang kita', 'Its figures beside those of our waves'),
        text(
          `Gelombang yang disebut compare pada laporan itu, sejauh Anda boleh melihatnya. ${whoMay('claim').id}`,
          `The waves that the report's compare names, as far as you may see them. ${whoMay('claim').en}`,
        ),
      ),
      parameters: [
        parameterRef('Id'),
        format(['json', 'csv']),
        language,
        ...moment,
        parameterRef('AcceptLanguage'),
      ],
      responses: {
        200: {
          description:
            'Baris demi baris; sebagai CSV juga dengan Accept: text/csv. · Row by row; as CSV by Accept: text/csv too.',
          content: {
            [MEDIA_TYPES.json]: { schema: ref('ClaimComparison') },
            [MEDIA_TYPES.csv]: { schema: { type: 'string' } },
          },
        },
        ...problems(400, 401, 403, 404, 406, 422, 503, 504),
      },
    },
  },
  '/api/v1/claims/{id}': {
    get: {
      operationId: 'claim.show',
      tags: ['claim'],
      ...named(
        text('Lihat laporan dengan pemeriksaan setiap angkanya', 'Show a report with every figure checked'),
        whoMay('claim'),
      ),
      parameters: [
        parameterRef('Id'),
        query(
          'format',
          'json, atau csv: putusannya saja',
          'json, or csv: the verdicts alone',
          string({ enum: ['json', 'csv'] }),
        ),
        ...moment,
        parameterRef('AcceptLanguage'),
      ],
      responses: {
        200: {
          description: 'Laporan dan putusannya. · The report and its verdicts.',
          headers: {
            ETag: { description: '"v3", untuk If-Match · for If-Match', schema: { type: 'string' } },
          },
          content: {
            'application/json': { schema: ref('Claim') },
            [MEDIA_TYPES.csv]: { schema: { type: 'string' } },
          },
        },
        ...problems(400, 401, 403, 404, 503, 504),
      },
    },
  },
};

function csvAnswer(example: string): object {
  const content = { schema: { type: 'string' }, examples: { example: { value: example } } };
  return { description: 'CSV', content: { [MEDIA_TYPES.csv]: content } };
}

/** Reports of published figures, beside their commands. */
export const claimPaths = (): Paths => ({ ...list, ...check, ...show });
