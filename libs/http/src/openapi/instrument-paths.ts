import { instrumentDiffView, instrumentListView, instrumentView, MEDIA_TYPES, text } from '@app/contracts';
import { builtInInstruments, instrumentRefOf, instrumentStreamId } from '@app/programme';
import type { PublishedInstrument } from '@app/read-models';
import { diffAnswer, instrumentAnswer, instrumentList } from '../reads/details/instrument.js';
import type { Parameter, Paths } from './operation.js';
import { jsonAnswer, named, parameterRef, problems } from './operation.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const instrumentSchemas: Readonly<Record<string, JsonSchema>> = {
  InstrumentList: schemaOf(instrumentListView),
  Instrument: schemaOf(instrumentView),
  InstrumentDiff: schemaOf(instrumentDiffView),
};

const parameter = (
  where: 'path' | 'query',
  name: string,
  description: string,
  schema: JsonSchema,
): Parameter => ({ name, in: where, required: true, description, schema });
const versionNumber = { type: 'integer', minimum: 1, maximum: 999 };
const key = parameter('path', 'key', 'Kunci instrumen. · The instrument’s key.', {
  type: 'string',
  examples: ['cooperation'],
});
const version = parameter('path', 'version', 'Nomor versi. · Number of the version.', versionNumber);
const moment = [parameterRef('Wait'), parameterRef('AsOf')];
const anyone = text(
  'Boleh: setiap akun yang masuk; instrumen tidak memuat data siapa pun.',
  'Who may: every account that is signed in; an instrument holds nobody’s data.',
);

const published = builtInInstruments.map((content, position): PublishedInstrument => {
  const { hash } = instrumentRefOf(content);
  const at = '2026-11-24T02:00:00.000Z';
  return { stream: instrumentStreamId(content.key), content, hash, published: { position, at } };
});
const one = (wanted: string, number: number) =>
  published.find(({ content }) => content.key === wanted && content.version === number)!;

/** An empty file of answers. */
const template = (operationId: string, type: string, kind: string): Paths[string] => ({
  get: {
    operationId,
    tags: ['instrument'],
    ...named(
      text(`Berkas jawaban yang kosong (${kind})`, `An empty file of answers (${kind})`),
      text(
        'Accept-Language memilih bahasanya. Diisi lalu dikirim ke gelombang survei. Boleh: setiap akun yang masuk.',
        'Accept-Language chooses its language. Filled in, it is sent to a survey wave. Who may: every account that is signed in.',
      ),
    ),
    parameters: [key, version, ...moment, parameterRef('AcceptLanguage')],
    responses: {
      200: { description: 'Berkasnya. · The file.', content: { [type]: {} } },
      ...problems(400, 401, 404, 503, 504),
    },
  },
});

/** Instruments as their readers need them: the list, one version, what changed, and the form for phones. */
export const instrumentPaths = (): Paths => ({
  '/api/v1/instruments': {
    get: {
      operationId: 'instrument.list',
      tags: ['instrument'],
      ...named(text('Daftar instrumen dengan versinya', 'The instruments with their versions'), anyone),
      parameters: moment,
      responses: {
        200: jsonAnswer(
          'Instrumen yang terbit. · Published instruments.',
          ref('InstrumentList'),
          instrumentList(published),
        ),
        ...problems(400, 401, 503, 504),
      },
    },
  },
  '/api/v1/instruments/{key}/{version}': {
    get: {
      operationId: 'instrument.version',
      tags: ['instrument'],
      ...named(text('Satu versi seutuhnya', 'One version, the whole of it'), anyone),
      parameters: [key, version, ...moment],
      responses: {
        200: jsonAnswer(
          'Teksnya. · Its text.',
          ref('Instrument'),
          instrumentAnswer(one('problem-handling', 2), 2),
        ),
        ...problems(400, 401, 404, 503, 504),
      },
    },
  },
  '/api/v1/instruments/{key}/diff': {
    get: {
      operationId: 'instrument.diff',
      tags: ['instrument'],
      ...named(
        text('Apa yang berubah antara dua versi', 'What changed between two versions'),
        text(
          'Butir demi butir: apa yang berubah, dan apakah angkanya tetap sebanding. Boleh: setiap akun yang masuk.',
          'Item by item: what changed, and whether its figures stay comparable. Who may: every account that is signed in.',
        ),
      ),
      parameters: [
        key,
        parameter('query', 'from', 'Versi yang lebih dahulu. · The earlier version.', versionNumber),
        parameter('query', 'to', 'Versi yang kemudian. · The later version.', versionNumber),
        ...moment,
      ],
      responses: {
        200: jsonAnswer(
          'Perbedaannya. · The difference.',
          ref('InstrumentDiff'),
          diffAnswer(one('problem-handling', 1), one('problem-handling', 2)),
        ),
        ...problems(400, 401, 404, 503, 504),
      },
    },
  },
  '/api/v1/instruments/{key}/{version}/xlsform': {
    get: {
      operationId: 'instrument.xlsform',
      tags: ['instrument'],
      ...named(
        text('Formulir untuk ODK dan Kobo (XLSForm)', 'A form for ODK and Kobo (XLSForm)'),
        text(
          'Dua bahasa; Accept-Language memilih bahasa pembukanya. Ekspor jawabannya dapat diimpor apa adanya. Boleh: setiap akun yang masuk.',
          'In both languages; Accept-Language chooses the one it opens in. An export of its submissions imports as it is. Who may: every account that is signed in.',
        ),
      ),
      parameters: [key, version, ...moment, parameterRef('AcceptLanguage')],
      responses: {
        200: {
          description: 'Buku kerja. · A workbook.',
          content: { [MEDIA_TYPES.xlsx]: {} },
        },
        ...problems(400, 401, 404, 503, 504),
      },
    },
  },
  '/api/v1/instruments/{key}/{version}/template.csv': template(
    'instrument.template.csv',
    MEDIA_TYPES.csv,
    'CSV',
  ),
  '/api/v1/instruments/{key}/{version}/template.xlsx': template(
    'instrument.template.xlsx',
    MEDIA_TYPES.xlsx,
    'XLSX',
  ),
});
