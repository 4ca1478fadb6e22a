import { readRules, type Resource } from '@app/access';
import type { Bilingual, Category } from '@app/contracts';
import {
  boardCountsView,
  boardPageView,
  categories,
  collections,
  historyPageView,
  lifeCycleStages,
  MEDIA_TYPES,
  roles,
  sectors,
  stepStates,
  text,
} from '@app/contracts';
import { boardOrders } from '@app/read-models';
import type { Operation, Parameter, Paths, Reference } from './operation.js';
import { named, parameterRef, problems } from './operation.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

/** Schemas of answers that come from the contracts. */
export const readSchemas: Readonly<Record<string, JsonSchema>> = {
  BoardPage: schemaOf(boardPageView),
  BoardCounts: schemaOf(boardCountsView),
  HistoryPage: schemaOf(historyPageView),
};

export const query = (
  name: string,
  id: string,
  en: string,
  schema: JsonSchema,
  required = false,
): Parameter => ({
  name,
  in: 'query',
  required,
  description: `${id} · ${en}`,
  schema,
});
export const string = (more: JsonSchema = {}): JsonSchema => ({ type: 'string', ...more });
const integer = (minimum: number, maximum: number): JsonSchema => ({ type: 'integer', minimum, maximum });

/** Any of several values, in one parameter with commas between them. */
export const anyOf = (name: string, id: string, en: string, items: JsonSchema): Parameter =>
  ({
    ...query(name, id, en, { type: 'array', items, maxItems: 50 }),
    style: 'form',
    explode: false,
  }) as Parameter;

export const moment: readonly Reference[] = [parameterRef('Wait'), parameterRef('AsOf')];

const filters: readonly Parameter[] = [
  anyOf('regions', 'Kode daerah, dengan yang di bawahnya.', 'Region codes, with those below them.', string()),
  query('forum', 'FPK', 'Forum', string({ format: 'uuid' })),
  anyOf('sectors', 'Sektor', 'Sectors', string({ enum: sectors.codes })),
  anyOf('stages', 'Tahap daur hidup', 'Life-cycle stages', string({ enum: lifeCycleStages.codes })),
  anyOf('standings', 'Keadaan program', 'Standings', string({ enum: ['active', 'suspended', 'withdrawn'] })),
  anyOf('steps', 'Langkah terendah yang belum selesai', 'Lowest unfinished step', integer(1, 7)),
  anyOf('stepStates', 'Keadaan langkah itu', 'State of that step', string({ enum: stepStates.codes })),
  anyOf('flags', 'Tanda', 'Flags', string()),
  anyOf('waitingFor', 'Peran yang ditunggu', 'Role that acts next', string({ enum: roles.codes })),
  query(
    'stalledDays',
    'Sekurangnya sekian hari di langkahnya',
    'At least so many days in its step',
    integer(0, 36_500),
  ),
  query('overdue', 'Lewat tenggat', 'Overdue', string({ enum: ['true', 'false'] })),
  query(
    'text',
    'Bagian nama, alias, atau awal kode',
    'Part of a name, an alias or a code',
    string({ maxLength: 100 }),
  ),
];
export const limit = query('limit', 'Banyaknya', 'How many', integer(1, 200));

const board: Paths = {
  '/api/v1/board': {
    get: {
      operationId: 'board.show',
      tags: ['board'],
      ...named(
        text('Papan program', 'The step board'),
        text(
          'Satu baris per klaster yang boleh Anda lihat. Accept: text/csv memberi lembar kerja.',
          'A row for each cluster that you may see. Accept: text/csv answers a spreadsheet.',
        ),
      ),
      parameters: [
        ...filters,
        query('order', 'Urutan', 'Order', string({ enum: boardOrders })),
        limit,
        query('cursor', 'next dari halaman sebelumnya', 'next of the page before', string()),
        ...moment,
      ],
      responses: {
        200: {
          description: 'Baris-baris papan. · Rows of the board.',
          content: {
            'application/json': { schema: ref('BoardPage') },
            [MEDIA_TYPES.csv]: { schema: { type: 'string' } },
          },
        },
        ...problems(400, 401, 503, 504),
      },
    },
  },
  '/api/v1/board/counts': {
    get: {
      operationId: 'board.counts',
      tags: ['board'],
      ...named(text('Jumlah-jumlah papan', 'What the board counts')),
      parameters: [...filters, ...moment],
      responses: { 200: answer('Jumlah. · Counts.', ref('BoardCounts')), ...problems(400, 401, 503, 504) },
    },
  },
};

const lists: Paths = {
  '/api/v1/forums': {
    get: {
      operationId: 'forum.list',
      tags: ['forum'],
      ...named(text('Daftar FPK', 'The forums'), whoMay('forum')),
      parameters: moment,
      responses: {
        200: answer('FPK daerah Anda. · Forums of your regions.'),
        ...problems(400, 401, 503, 504),
      },
    },
  },
  '/api/v1/people': {
    get: {
      operationId: 'person.list',
      tags: ['person'],
      ...named(text('Nama di balik id', 'The names behind ids'), whoMay('person-name')),
      parameters: [
        {
          ...anyOf(
            'ids',
            'Id orang, paling banyak 50',
            'Ids of people, 50 at most',
            string({ format: 'uuid' }),
          ),
          required: true,
        },
      ],
      responses: { 200: answer('Orang. · People.'), ...problems(400, 401, 403, 503) },
    },
  },
};

const titles: Readonly<Record<Category, Bilingual>> = {
  forum: text('Lihat FPK', 'Show a forum'),
  cluster: text('Lihat klaster dengan daftar periksanya', 'Show a cluster with its checklists'),
  agreement: text('Lihat perjanjian', 'Show an agreement'),
  cycle: text('Lihat monitoring', 'Show a monitoring cycle'),
  instrument: text('Lihat instrumen dengan semua versinya', 'Show an instrument with all its versions'),
  survey: text('Lihat gelombang survei', 'Show a survey wave'),
  response: text('Lihat jawaban seorang responden', "Show a respondent's answers"),
  import: text('Lihat impor', 'Show an import'),
  claim: text('Lihat laporan dengan pemeriksaan setiap angkanya', 'Show a report with every figure checked'),
  obligation: text('Lihat kewajiban dengan pemberitahuannya', 'Show an obligation with its notices'),
  region: text('Lihat angka daerah', "Show a region's numbers"),
  person: text('Lihat orang', 'Show a person'),
  account: text('Lihat akun', 'Show an account'),
};

/** Reading: the board, lists, single streams and their histories. */
export function readPaths(): Paths {
  const streams = categories.flatMap((category): [string, { get: Operation }][] => {
    const path = `/api/v1/${collections[category]}/{id}`;
    return [
      [path, { get: streamOperation(category) }],
      [`${path}/history`, { get: historyOperation(category) }],
    ];
  });
  return { ...board, ...lists, ...programmeHistory, ...Object.fromEntries(streams) };
}

const idOf = (category: Category): Reference =>
  parameterRef({ region: 'Region', instrument: 'Instrument' }[category as string] ?? 'Id');

function streamOperation(category: Category): Operation {
  const etag = { ETag: { description: '"v3", untuk If-Match · for If-Match', schema: { type: 'string' } } };
  return {
    operationId: `${category}.show`,
    tags: [category],
    ...named(titles[category], whoMay(category)),
    parameters: [idOf(category), ...moment],
    responses: {
      200: { ...answer('Keadaannya. · How it stands.'), headers: etag },
      ...problems(400, 401, 403, 404, 503, 504),
    },
  };
}

function historyOperation(category: Category): Operation {
  return {
    operationId: `${category}.history`,
    tags: [category],
    ...named(
      text('Riwayat dalam kalimat', 'Its history in sentences'),
      whoMay(category === 'person' ? 'person-name' : category),
    ),
    parameters: [idOf(category), ...historyQuery],
    responses: {
      200: answer('Kalimat-kalimat. · Sentences.', ref('HistoryPage')),
      ...problems(400, 401, 403, 404, 503, 504),
    },
  };
}

const historyQuery = [
  query('order', 'Urutan', 'Order', string({ enum: ['newest-first', 'oldest-first'] })),
  limit,
  query('cursor', 'next dari halaman sebelumnya', 'next of the page before', { type: 'integer', minimum: 0 }),
  anyOf('events', 'Hanya jenis peristiwa ini', 'Only these types of event', string()),
  query(
    'since',
    'Hanya yang dicatat sesudah posisi, saat, atau hari ini; dengan asOf: beda dua saat',
    'Only what was recorded after this position, instant or day; with asOf: the difference of two moments',
    string(),
  ),
  query(
    'routine',
    'hide menyisihkan yang rutin (pemberitahuan, jawaban survei) dan menghitungnya',
    'hide leaves out what is routine (notices, answers of surveys) and counts it',
    string({ enum: ['show', 'hide'] }),
  ),
  ...moment,
];

const programmeHistory: Paths = {
  '/api/v1/history': {
    get: {
      operationId: 'programme.history',
      tags: ['board'],
      ...named(
        text('Riwayat seluruh program', 'The history of the whole programme'),
        text(
          'Setiap entri yang boleh Anda baca, sebagai kalimat. Boleh: setiap orang yang masuk.',
          'Each entry that you may read, as a sentence. Who may: everybody who is signed in.',
        ),
      ),
      parameters: historyQuery,
      responses: {
        200: answer('Kalimat-kalimat. · Sentences.', ref('HistoryPage')),
        ...problems(400, 401, 503, 504),
      },
    },
  },
};

export function answer(description: string, schema: JsonSchema = { type: 'object' }) {
  return { description, content: { 'application/json': { schema } } };
}

export /** Says in words what the table of reads says. */
function whoMay(resource: Resource): Bilingual {
  const labels = readRules[resource].roles.map((role) => roles.labels[role]);
  return text(
    `Boleh: ${labels.map(({ id }) => id).join(', ')}.`,
    `Who may: ${labels.map(({ en }) => en).join(', ')}.`,
  );
}
