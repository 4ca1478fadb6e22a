import type { ChangeView } from '@app/contracts';
import { changeView, ID, text } from '@app/contracts';
import type { Paths } from './operation.js';
import { named, problems } from './operation.js';
import { query } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { schemaOf } from './schema.js';

export const changeSchemas: Readonly<Record<string, JsonSchema>> = { Change: schemaOf(changeView) };

const change: ChangeView = {
  position: 1184,
  at: '2026-11-24T02:10:00.000Z',
  category: 'cluster',
  stream: ID.cluster,
  version: 12,
  events: ['StepSubmitted'],
};
const example = `id: 1184\nevent: change\ndata: ${JSON.stringify(change)}\n\n`;

/** What changes, as it happens. */
export const changePaths = (): Paths => ({
  '/api/v1/changes': {
    get: {
      operationId: 'changes.watch',
      tags: ['board'],
      ...named(
        text('Perubahan saat terjadi', 'Changes as they happen'),
        text(
          'Server-sent events: setiap entri yang boleh Anda baca, dengan posisinya sebagai id; tanpa isinya. Setelah terputus, kirim Last-Event-ID: yang menyusul datang persis sekali. event: signed-out bila sesi berakhir. Boleh: setiap orang yang masuk.',
          'Server-sent events: each entry that you may read, with its position as id; nothing of what it says. Once cut off, send Last-Event-ID: what followed comes exactly once. event: signed-out when the session ends. Who may: everybody who is signed in.',
        ),
      ),
      parameters: [
        query(
          'after',
          'Posisi terakhir yang dikenal; yang terbaru tanpa ini',
          'The last position known; the newest without it',
          {
            type: 'integer',
            minimum: 0,
          },
        ),
        {
          name: 'Last-Event-ID',
          in: 'header',
          required: false,
          description:
            'Posisi terakhir yang diterima; didahulukan dari after. · The last position received; goes before after.',
          schema: { type: 'string' },
        },
      ],
      responses: {
        200: {
          description: 'Perubahan. · Changes.',
          content: {
            'text/event-stream': { schema: { type: 'string' }, examples: { example: { value: example } } },
          },
        },
        ...problems(400, 401, 429, 503),
      },
    },
  },
});
