import {
  answersPageView,
  nonResponses,
  reportKinds,
  reportKindsView,
  reportView,
  surveyPageView,
  text,
} from '@app/contracts';
import {
  exampleAnswers,
  exampleReport,
  exampleSurveys,
  exportFormats,
  reportFormats,
  reportKindInfos,
} from '@app/findings';
import type { Parameter, Paths } from './operation.js';
import { both, jsonAnswer, named, parameterRef, problems } from './operation.js';
import { anyOf, moment, query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const reportSchemas: Readonly<Record<string, JsonSchema>> = {
  Report: schemaOf(reportView),
  ReportKinds: schemaOf(reportKindsView),
  AnswersPage: schemaOf(answersPageView),
  SurveyPage: schemaOf(surveyPageView),
};

const id = string({ format: 'uuid' });
const kind: Parameter = {
  name: 'kind',
  in: 'path',
  required: true,
  description: reportKindInfos.map((info) => `${info.kind}: ${both(info.title)}`).join('; '),
  schema: string({ enum: reportKinds }),
};
const surveys = anyOf(
  'surveys',
  'Gelombang ini saja, menurut urutan ini',
  'These waves only, in this order',
  id,
);
const cluster = query('cluster', 'Klaster', 'Cluster', id);
const instrument = query('instrument', 'Kunci instrumen', 'Key of the instrument', string());
export const language = query(
  'language',
  'Bahasa berkas; bila tidak ada, menurut Accept-Language',
  'Language of the file; by Accept-Language otherwise',
  string({ enum: ['id', 'en'] }),
);
export const format = (formats: readonly string[]): Parameter =>
  query(
    'format',
    'Bentuk jawaban; bila tidak ada, menurut Accept',
    'Form of the answer; by Accept otherwise',
    string({ enum: formats }),
  );
const etag = {
  ETag: {
    description: 'Sidik isinya; If-None-Match memberi 304. · Digest of its bytes; If-None-Match answers 304.',
    schema: { type: 'string' },
  },
  'Content-Disposition': {
    description: 'Nama berkas. · The file’s name: laporan-dinamika-33-pos1234.pdf',
    schema: { type: 'string' },
  },
};

const kinds: Paths = {
  '/api/v1/reports': {
    get: {
      operationId: 'report.list',
      tags: ['report'],
      ...named(
        text('Laporan yang dapat diminta', 'The reports that can be asked for'),
        text(
          'Apa isinya, apa yang diperlukan, dan bentuk berkasnya. Boleh: setiap akun yang masuk.',
          'What each shows, what it needs and its forms. Who may: every account that is signed in.',
        ),
      ),
      responses: {
        200: jsonAnswer('Jenis laporan. · Kinds of report.', ref('ReportKinds'), {
          kinds: reportKindInfos.slice(0, 1).map(({ title, shows, needs, pseudonyms, kind: name }) => {
            return { kind: name, title, shows, needs, pseudonyms, formats: reportFormats };
          }),
        }),
        ...problems(401, 503),
      },
    },
  },
};

const report: Paths = {
  '/api/v1/reports/{kind}': {
    get: {
      operationId: 'report.show',
      tags: ['report'],
      ...named(
        text('Buat laporan', 'Make a report'),
        text(
          `Dihitung dari jawaban pada satu posisi log: posisi yang sama memberi bita yang sama. Tanpa surveys dipakai gelombang terbaru tiap klaster. Jejaring menyebut kode responden, jadi perlu hak membaca jawaban. ${whoMay('report').id}`,
          `Computed from the answers as of one position of the log: the same position gives the same bytes. Without surveys the latest wave of each cluster is taken. The network names respondents by their codes and needs the right to read answers. ${whoMay('report').en}`,
        ),
      ),
      parameters: [
        kind,
        surveys,
        cluster,
        query('region', 'Kode daerah, dengan yang di bawahnya', 'Region code, with those below it', {
          ...string(),
          examples: ['33', '33.10'],
        }),
        instrument,
        query(
          'without',
          'network: tanpa simpul ini',
          'network: without this node',
          string({ maxLength: 200 }),
        ),
        format(reportFormats),
        language,
        ...moment,
        parameterRef('AcceptLanguage'),
      ],
      responses: {
        200: {
          description: 'Laporannya. · The report.',
          headers: etag,
          content: {
            'application/json': { schema: ref('Report'), examples: { example: { value: exampleReport() } } },
            [exportFormats.csv.mediaType]: { schema: { type: 'string' } },
            [exportFormats.xlsx.mediaType]: {},
            [exportFormats.pdf.mediaType]: {},
          },
        },
        304: { description: 'Sama dengan yang Anda punya. · The same as what you have.' },
        ...problems(400, 401, 403, 404, 406, 422, 503, 504),
      },
    },
  },
};

const answers: Paths = {
  '/api/v1/reports/{kind}/answers': {
    get: {
      operationId: 'report.answers',
      tags: ['report'],
      ...named(
        text('Jawaban di balik sebuah angka', 'The answers behind a figure'),
        text(
          `Kirim anggota “source” dari sel laporan. Responden adalah kode, bukan nama. ${whoMay('response').id}`,
          `Send the members of the cell’s “source”. Respondents are codes, never names. ${whoMay('response').en}`,
        ),
      ),
      parameters: [
        kind,
        { ...surveys, required: true },
        query('item', 'Butir', 'Item', string({ examples: ['peer'] })),
        anyOf('codes', 'Hanya kode ini', 'Only these codes', string()),
        anyOf(
          'missing',
          'Yang tidak menjawab karena ini',
          'Those without an answer, for these reasons',
          string({ enum: nonResponses.codes }),
        ),
        query('limit', 'Responden per halaman', 'Respondents a page', {
          type: 'integer',
          minimum: 1,
          maximum: 1000,
        }),
        query('cursor', 'next dari halaman sebelumnya', 'next of the page before', string()),
        format(['json', 'csv']),
        language,
        ...moment,
        parameterRef('AcceptLanguage'),
      ],
      responses: {
        200: {
          ...jsonAnswer(
            'Sehalaman jawaban; CSV memuat semuanya. · A page of answers; CSV holds all.',
            ref('AnswersPage'),
            exampleAnswers(),
          ),
        },
        ...problems(400, 401, 403, 404, 406, 422, 503, 504),
      },
    },
  },
};

const waves: Paths = {
  '/api/v1/surveys': {
    get: {
      operationId: 'survey.list',
      tags: ['survey'],
      ...named(
        text('Daftar gelombang dengan tingkat jawabannya', 'The waves with their response rates'),
        whoMay('survey'),
      ),
      parameters: [
        cluster,
        anyOf(
          'regions',
          'Kode daerah, dengan yang di bawahnya',
          'Region codes, with those below them',
          string(),
        ),
        instrument,
        anyOf(
          'statuses',
          'Keadaan; tanpa ini yang tidak dicabut',
          'Statuses; those not withdrawn otherwise',
          {
            ...string({ enum: ['open', 'closed', 'withdrawn'] }),
          },
        ),
        query('limit', 'Banyaknya', 'How many', { type: 'integer', minimum: 1, maximum: 200 }),
        query('cursor', 'next dari halaman sebelumnya', 'next of the page before', id),
        ...moment,
      ],
      responses: {
        200: jsonAnswer('Gelombang. · Waves.', ref('SurveyPage'), exampleSurveys()),
        ...problems(400, 401, 403, 404, 503, 504),
      },
    },
  },
};

/** What surveys found: reports, the answers behind their figures, and the waves. */
export const reportPaths = (): Paths => ({ ...kinds, ...report, ...answers, ...waves });
