import type { AccessRecordsView } from '@app/contracts';
import { accessRecordsView, ID, text } from '@app/contracts';
import type { Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import { query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const accessRecordSchemas: Readonly<Record<string, JsonSchema>> = {
  AccessRecords: schemaOf(accessRecordsView),
};

const example: AccessRecordsView = {
  rows: [
    {
      id: 812,
      at: '2026-11-24T02:10:00.000Z',
      account: ID.item,
      person: ID.person,
      subject: ID.person2,
      what: 'name',
      purpose: 'GET /api/v1/people',
    },
  ],
  next: null,
};

/** Readings of personal data. */
export const accessRecordPaths = (): Paths => ({
  '/api/v1/access-records': {
    get: {
      operationId: 'access-records.list',
      tags: ['person'],
      ...named(
        text('Siapa membaca data pribadi siapa', 'Who read whose personal data'),
        text(
          `Setiap kali nama atau kontak seseorang ditampilkan kepada orang lain, dan setiap berkas jawaban yang diambil; yang terbaru dahulu. ${whoMay('access-record').id}`,
          `Each time that somebody's name or contact was shown to another, and each file of answers that was taken along; the newest first. ${whoMay('access-record').en}`,
        ),
      ),
      parameters: [
        query('subject', 'Tentang siapa', 'About whom', string({ format: 'uuid' })),
        query('account', 'Akun yang membaca, atau operator', 'The account that read, or operator', string()),
        query('person', 'Orang yang membaca', 'The person who read', string({ format: 'uuid' })),
        query('from', 'Sejak hari atau saat', 'From a day or an instant', string()),
        query('until', 'Sebelum hari atau saat', 'Before a day or an instant', string()),
        query('limit', 'Paling banyak baris', 'Most rows', { type: 'integer', minimum: 1, maximum: 1000 }),
        query('cursor', 'next dari halaman sebelumnya', 'next of the page before', {
          type: 'integer',
          minimum: 1,
        }),
      ],
      responses: {
        200: jsonAnswer('Catatan akses. · Access records.', ref('AccessRecords'), example),
        ...problems(400, 401, 403, 503),
      },
    },
  },
});
