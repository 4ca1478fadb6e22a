import { text } from '@app/contracts';
import type { Env } from '@app/platform';
import type { KnownRoute } from '../http/routes.js';
import { cookieName } from '../session/cookie.js';
import { accessRecordPaths, accessRecordSchemas } from './access-record-paths.js';
import { agendaPaths, agendaSchemas } from './agenda-paths.js';
import { calendarPaths, calendarSchemas } from './calendar-paths.js';
import { claimPaths, claimSchemas } from './claim-paths.js';
import { changePaths, changeSchemas } from './change-paths.js';
import { commandPaths } from './command-paths.js';
import { inboxPaths, inboxSchemas } from './inbox-paths.js';
import { secretLinkPaths } from './secret-link-paths.js';
import { instrumentPaths, instrumentSchemas } from './instrument-paths.js';
import type { Parameter, Paths } from './operation.js';
import { both } from './operation.js';
import { problemResponses } from './problem-responses.js';
import { readPaths, readSchemas } from './read-paths.js';
import { reportPaths, reportSchemas } from './report-paths.js';
import { servicePaths } from './service-paths.js';
import { sessionPaths } from './session-paths.js';
import { tokenPaths, tokenSchemas } from './token-paths.js';
import { ssoPaths } from './sso-paths.js';
import { statusPaths, statusSchemas } from './status-paths.js';
import { sharedSchemas } from './schema.js';
import { surveyFormPaths, surveyFormSchemas } from './survey-form-paths.js';
import { transferPaths } from './transfer-paths.js';

/** What is grouped under one heading, in the order of the page. */
export const tags = [
  { name: 'board', title: text('Papan program', 'Step board') },
  { name: 'forum', title: text('Forum (FPK)', 'Forum (FPK)') },
  { name: 'cluster', title: text('Klaster', 'Cluster') },
  { name: 'agreement', title: text('Perjanjian (PKS)', 'Agreement (PKS)') },
  { name: 'cycle', title: text('Monitoring', 'Monitoring cycle') },
  { name: 'instrument', title: text('Instrumen', 'Instrument') },
  { name: 'survey', title: text('Gelombang survei', 'Survey wave') },
  { name: 'response', title: text('Jawaban', 'Response') },
  { name: 'import', title: text('Impor jawaban', 'Import of answers') },
  { name: 'report', title: text('Laporan', 'Reports') },
  { name: 'claim', title: text('Laporan yang diperiksa', 'Report under check') },
  { name: 'obligation', title: text('Kewajiban', 'Obligation') },
  { name: 'inbox', title: text('Pemberitahuan bagi saya', 'Notices to me') },
  { name: 'job', title: text('Pekerjaan panjang', 'Jobs') },
  { name: 'region', title: text('Daerah', 'Region') },
  { name: 'person', title: text('Orang', 'People') },
  { name: 'account', title: text('Akun', 'Accounts') },
  { name: 'session', title: text('Masuk dan keluar', 'Signing in and out') },
  { name: 'service', title: text('Layanan', 'Service') },
] as const;

const parameters: Record<string, Parameter> = {
  Id: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Id yang diberikan saat dibuat. · The id given when it began.',
    schema: { type: 'string', format: 'uuid' },
  },
  Region: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Kode Kemendagri. · Kemendagri code.',
    schema: { type: 'string', examples: ['33.10'] },
  },
  Instrument: {
    name: 'id',
    in: 'path',
    required: true,
    description: 'Kunci atau id instrumen. · Key or id of the instrument.',
    schema: { type: 'string', examples: ['cooperation'] },
  },
  Wait: {
    name: 'wait',
    in: 'query',
    required: false,
    description: 'Tunggu sampai entri ini tampak. · Wait until this entry shows.',
    schema: { type: 'integer', minimum: 1 },
  },
  AsOf: {
    name: 'asOf',
    in: 'query',
    required: false,
    description: 'Posisi, saat, atau hari. · A position, an instant or a day.',
    schema: { type: 'string', examples: ['4711', '2026-11-24T09:00:00+07:00', '2026-11-24'] },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Kunci yang sama dengan isi yang sama dicatat satu kali saja. · The same key with the same body is recorded once.',
    schema: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'ETag yang Anda lihat; bila sudah berubah, 412. · The ETag you saw; 412 when it has changed.',
    schema: { type: 'string', pattern: '^"v\\d+"$' },
  },
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    required: false,
    description: 'id (bawaan) atau en. · id (default) or en.',
    schema: { type: 'string', examples: ['id', 'en'] },
  },
};

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Paths;
  readonly [member: string]: unknown;
}

/** The whole API as OpenAPI 3.1, generated from the catalogue of commands and the tables beside it. */
export function openApiDocument(env: Pick<Env, 'PUBLIC_URL'>): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rumpun',
      version: '1',
      description: both(
        text(
          'Mesin alur kerja pengembangan klaster IKM. Setiap perintah dicatat; setiap penolakan menyebut semua alasannya.',
          'Workflow engine for the development of IKM clusters. Every command is recorded; every refusal names all its reasons.',
        ),
      ),
    },
    servers: [{ url: env.PUBLIC_URL ?? '/' }],
    tags: tags.map(({ name, title }) => ({ name, description: both(title), 'x-title': title })),
    security: [{ session: [] }, { token: [] }],
    paths: merged(
      readPaths(),
      claimPaths(),
      calendarPaths(),
      agendaPaths(),
      inboxPaths(),
      secretLinkPaths(),
      instrumentPaths(),
      surveyFormPaths(),
      commandPaths(),
      reportPaths(),
      servicePaths(),
      sessionPaths(),
      tokenPaths(),
      ssoPaths(),
      statusPaths(),
      accessRecordPaths(),
      changePaths(),
      transferPaths(),
    ),
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookieName(env) },
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'rpn_…' },
      },
      parameters,
      schemas: {
        ...{ ...sharedSchemas, ...readSchemas, ...claimSchemas, ...calendarSchemas, ...inboxSchemas },
        ...{ ...instrumentSchemas, ...surveyFormSchemas, ...reportSchemas },
        ...{ ...agendaSchemas, ...statusSchemas, ...accessRecordSchemas, ...changeSchemas, ...tokenSchemas },
      },
      responses: problemResponses(),
    },
  };
}

/** Several lists may speak of one address: reading it and changing it. */
function merged(...lists: readonly Paths[]): Paths {
  const all: Paths = {};
  for (const [path, methods] of lists.flatMap((list) => Object.entries(list))) {
    all[path] = { ...all[path], ...methods };
  }
  return all;
}

/** @returns every route of the document */
export function documentedRoutes({ paths }: OpenApiDocument): KnownRoute[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method: method.toUpperCase() })),
  );
}
