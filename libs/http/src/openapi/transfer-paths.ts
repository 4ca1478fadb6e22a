import { commandRules, readRules } from '@app/access';
import type { Role } from '@app/contracts';
import { MEDIA_TYPES, roles, text } from '@app/contracts';
import type { Paths } from './operation.js';
import { jsonAnswer, named, parameterRef, problems } from './operation.js';
import { exportBody } from '../transfer/exports.controller.js';
import type { JsonSchema } from './schema.js';
import { schemaOf } from './schema.js';

const IMPORT = '6f1c2a52-3f0e-4c35-8a0d-6b1e3d2c4f10';
const SURVEY = '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a31';

const job = {
  job: '5d0c7a1e-9f52-4b1c-8d3a-2f6e4c8b0a97',
  kind: 'run-import',
  subject: IMPORT,
  state: 'running',
  cancel: false,
  done: 41_000,
  total: 100_000,
  problem: null,
  createdAt: '2026-11-24T02:00:00.000Z',
  updatedAt: '2026-11-24T02:00:09.000Z',
};

const checked = {
  import: IMPORT,
  version: 1,
  survey: SURVEY,
  file: 'a3'.repeat(32),
  format: 'csv',
  bytes: 18_211,
  rows: 240,
  problems: 1,
  status: 'checked',
  late: null,
  good: 239,
  unknownColumns: [],
  firstProblems: [
    {
      row: 12,
      column: 'peer-mode',
      code: 'option-unknown',
      text: {
        id: 'Baris 12, kolom peer-mode: bukan kode atau label butir ini; kodenya active, passive',
        en: 'Row 12, column peer-mode: is neither code nor label of this item; its codes are active, passive',
      },
    },
  ],
  fileKept: true,
  job: { ...job, kind: 'check-import', state: 'done', done: 18_211, total: 18_211 },
  already: null,
};

const listed = {
  ...{ import: IMPORT, survey: SURVEY, file: 'a3'.repeat(32), format: 'csv', bytes: 18_211, rows: 240 },
  ...{ problems: 0, status: 'committed', late: false, enrolled: 790 },
};

const file: JsonSchema = { type: 'string', format: 'binary' };
const fileBody = { schema: file, examples: {} };

function whoMay(allowed: readonly Role[]) {
  const labels = allowed.map((role) => roles.labels[role]);
  return text(
    `Boleh: ${labels.map(({ id }) => id).join(', ')}.`,
    `Who may: ${labels.map(({ en }) => en).join(', ')}.`,
  );
}

const uploaders = whoMay(commandRules.import['start-import']!.roles);

const imports: Paths = {
  '/api/v1/surveys/{id}/imports': {
    get: {
      operationId: 'import.list',
      tags: ['import'],
      ...named(
        text('Berkas jawaban yang dikirim bagi satu gelombang', 'The files of answers sent for a wave'),
        whoMay(readRules.import.roles),
      ),
      parameters: [parameterRef('Id'), parameterRef('AcceptLanguage')],
      responses: {
        200: jsonAnswer(
          'Menurut urutan datangnya. · In the order in which they came.',
          { type: 'object' },
          { position: 812, rows: [listed] },
        ),
        ...problems(401, 403, 404, 503, 504),
      },
    },
    post: {
      operationId: 'import.upload',
      tags: ['import'],
      ...named(
        text('Kirim berkas jawaban untuk diperiksa', 'Send a file of answers to be checked'),
        text(
          `Isi permintaan adalah berkas itu sendiri: CSV atau XLSX, paling besar 64 MiB. Belum ada jawaban yang tercatat; start-import memulainya. Bila pemeriksaan lama, 202 dengan alamat pekerjaannya. ${uploaders.id}`,
          `The body is the file itself: CSV or XLSX, 64 MiB at most. No answer is recorded yet; start-import begins that. Where the check takes long, 202 with the address of its job. ${uploaders.en}`,
        ),
      ),
      parameters: [parameterRef('Id'), parameterRef('AcceptLanguage')],
      requestBody: {
        required: true,
        content: {
          [MEDIA_TYPES.csv]: fileBody,
          [MEDIA_TYPES.xlsx]: fileBody,
          'application/octet-stream': fileBody,
        },
      },
      responses: {
        200: jsonAnswer(
          'Berkas ini sedang atau sudah diimpor. · This file is being imported, or was.',
          { type: 'object' },
          {
            ...checked,
            problems: 0,
            firstProblems: [],
            good: 240,
            status: 'committed',
            already: {
              id: 'Berkas ini sudah diimpor; tidak ada yang berubah.',
              en: 'This file was imported already; nothing changes.',
            },
          },
        ),
        201: jsonAnswer('Sudah diperiksa. · It was checked.', { type: 'object' }, checked),
        202: jsonAnswer(
          'Sedang diperiksa. · It is being checked.',
          { type: 'object' },
          { import: IMPORT, already: null, job: { ...job, kind: 'check-import' } },
        ),
        ...problems(400, 401, 403, 404, 413, 415, 422, 503),
      },
    },
  },
  '/api/v1/imports/{id}/problems.csv': {
    get: {
      operationId: 'import.problems',
      tags: ['import'],
      ...named(
        text('Semua masalah berkas sebagai CSV', 'All problems of the file as CSV'),
        whoMay(readRules.import.roles),
      ),
      parameters: [parameterRef('Id'), parameterRef('AcceptLanguage')],
      responses: {
        200: {
          description: 'Baris, kolom, masalah. · Row, column, problem.',
          content: { [MEDIA_TYPES.csv]: { schema: { type: 'string' } } },
        },
        ...problems(401, 403, 404, 503),
      },
    },
  },
};

const jobs: Paths = {
  '/api/v1/jobs/{id}': {
    get: {
      operationId: 'job.show',
      tags: ['job'],
      ...named(
        text('Seberapa jauh sebuah pekerjaan', 'How far a job is'),
        text(
          'Boleh: yang memintanya, dan yang boleh membaca hasilnya.',
          'Who may: whoever asked for it, and those who may read what it makes.',
        ),
      ),
      parameters: [parameterRef('Id')],
      responses: {
        200: jsonAnswer('Keadaannya. · How it stands.', { type: 'object' }, job),
        ...problems(401, 403, 404, 503),
      },
    },
  },
  '/api/v1/jobs/{id}/cancel': {
    post: {
      operationId: 'job.cancel',
      tags: ['job'],
      ...named(
        text('Batalkan pekerjaan', 'Take a job back'),
        text(
          'Boleh: yang memintanya. Impor yang berjalan dibatalkan dengan drop-import.',
          'Who may: whoever asked for it. A running import is dropped by drop-import.',
        ),
      ),
      parameters: [parameterRef('Id')],
      responses: {
        200: jsonAnswer(
          'Dibatalkan, atau segera. · Taken back, or soon.',
          { type: 'object' },
          { ...job, kind: 'check-import', state: 'cancelled' },
        ),
        ...problems(401, 403, 404, 422, 503),
      },
    },
  },
};

const exporting = { ...job, kind: 'export-answers', subject: SURVEY, state: 'queued', done: 0, total: null };

const exports: Paths = {
  '/api/v1/surveys/{id}/exports': {
    post: {
      operationId: 'survey.export',
      tags: ['survey'],
      ...named(
        text('Minta berkas semua jawaban', 'Ask for a file of all answers'),
        text(
          `Dibuat oleh sebuah pekerjaan; Accept-Language memilih bahasanya. Hanya kode responden, tanpa nama. Lewat 20.000 responden hanya CSV. ${whoMay(readRules.response.roles).id}`,
          `Made by a job; Accept-Language chooses its language. Codes of respondents only, no names. Beyond 20,000 respondents CSV only. ${whoMay(readRules.response.roles).en}`,
        ),
      ),
      parameters: [parameterRef('Id'), parameterRef('AcceptLanguage')],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: schemaOf(exportBody),
            examples: { example: { value: { format: 'csv' } } },
          },
        },
      },
      responses: {
        202: jsonAnswer('Pekerjaannya. · Its job.', { type: 'object' }, exporting),
        ...problems(400, 401, 403, 404, 413, 415, 503, 504),
      },
    },
  },
  '/api/v1/jobs/{id}/file': {
    get: {
      operationId: 'job.file',
      tags: ['job'],
      ...named(
        text('Berkas yang dibuat sebuah pekerjaan', 'The file that a job made'),
        whoMay(readRules.response.roles),
      ),
      parameters: [parameterRef('Id')],
      responses: {
        200: {
          description: 'Berkasnya. · The file.',
          content: {
            [MEDIA_TYPES.csv]: { schema: { type: 'string' } },
            [MEDIA_TYPES.xlsx]: { schema: file },
          },
        },
        ...problems(401, 403, 404, 503),
      },
    },
  },
};

/** Files of answers in and out, and the jobs that work on them. */
export const transferPaths = (): Paths => ({ ...imports, ...exports, ...jobs });
