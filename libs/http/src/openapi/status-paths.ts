import type { QueuesStatusView } from '@app/contracts';
import { ID, noticeChannels, noticeFailures, queuesStatusView, retriedView, text } from '@app/contracts';
import { KEY } from './inbox-examples.js';
import type { Operation, Parameter, Paths } from './operation.js';
import { jsonAnswer, named, problems } from './operation.js';
import { query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const statusSchemas: Readonly<Record<string, JsonSchema>> = {
  QueuesStatus: schemaOf(queuesStatusView),
  Retried: schemaOf(retriedView),
};

const NOW = '2026-12-15T01:00:30.000Z';
const counts = { waiting: 0, delayed: 2, active: 0, failed: 1, completed: 200 };
const status: QueuesStatusView = {
  backend: 'postgres',
  state: 'reachable',
  fault: null,
  at: NOW,
  queues: [
    {
      ...counts,
      name: 'main',
      jobs: [{ ...counts, name: 'obligations' }],
      allCounted: true,
      lagMs: 0,
      workers: ['server-1-4711'],
    },
  ],
  schedules: [
    {
      id: 'obligations',
      job: 'obligations',
      pattern: '* * * * *',
      tz: 'Asia/Jakarta',
      nextAt: '2026-12-15T01:01:00.000Z',
    },
  ],
  deadLetters: [
    {
      id: '41',
      queue: 'main',
      name: 'obligations',
      key: null,
      attempts: 10,
      failedAt: '2026-12-14T22:10:00.000Z',
      code: '53300',
      message: 'too many connections',
    },
  ],
  units: { known: 512, waiting: 0, failing: 0, problems: [] },
  unaddressed: 0,
  deliveries: {
    waiting: 12,
    due: 0,
    oldestDueSince: null,
    dead: 1,
    channels: [{ channel: 'email', due: 0, dead: 1 }],
    given: [
      {
        message: ID.round,
        channel: 'email',
        obligation: ID.obligation,
        key: KEY,
        kind: 'fkak-meeting',
        rung: 'before',
        person: ID.person,
        attempts: 1,
        problem: { code: 'bounced', text: noticeFailures.labels.bounced },
        failedAt: '2026-12-15T01:00:10.000Z',
      },
    ],
  },
};

const path = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string' },
});
const letter = path('id', 'Id dari deadLetters. · An id of deadLetters.');
const retried = jsonAnswer('Dicoba lagi. · Tried again.', ref('Retried'), { retried: 1 });

const dealing = (
  operationId: string,
  summary: Operation['x-summary'],
  responses: Operation['responses'],
  parameters: NonNullable<Operation['parameters']>,
): { post: Operation } => ({
  post: {
    operationId,
    tags: ['service'],
    ...named(summary, whoMay('status')),
    parameters,
    responses: { ...responses, ...problems(400, 401, 403, 404, 413, 415, 422, 503) },
  },
});

/** The work behind, for administrators. */
export const statusPaths = (): Paths => ({
  '/api/v1/status/queues': {
    get: {
      operationId: 'status.queues',
      tags: ['service'],
      ...named(
        text('Keadaan antrean dan pengiriman', 'How queues and deliveries stand'),
        text(
          `Antrean, jadwal, pekerjaan yang gagal, keterlambatan, agenda, dan pengiriman yang menunggu atau gagal. ${whoMay('status').id}`,
          `Queues, schedules, dead letters, lag, the agenda, and deliveries that wait or were given up. ${whoMay('status').en}`,
        ),
      ),
      responses: {
        200: jsonAnswer('Keadaan. · The status.', ref('QueuesStatus'), status),
        ...problems(400, 401, 403, 503),
      },
    },
  },
  '/api/v1/status/dead-letters/{id}/retry': dealing(
    'status.retry-dead-letter',
    text('Coba lagi pekerjaan yang gagal', 'Retry a dead letter'),
    { 200: retried },
    [letter],
  ),
  '/api/v1/status/dead-letters/{id}/discard': dealing(
    'status.discard-dead-letter',
    text('Buang pekerjaan yang gagal', 'Discard a dead letter'),
    { 204: { description: 'Dibuang. · Discarded.' } },
    [letter],
  ),
  '/api/v1/status/deliveries/{message}/retry': dealing(
    'status.retry-delivery',
    text('Coba lagi pengiriman yang gagal', 'Retry a delivery that was given up'),
    { 200: retried },
    [
      path('message', 'Id pesan. · The id of the message.'),
      query(
        'channel',
        'Hanya pada saluran ini',
        'On this channel only',
        string({ enum: noticeChannels.codes }),
      ),
    ],
  ),
});
