import {
  agendaView,
  obligationKinds,
  obligationStates,
  obligationWhyView,
  roles,
  text,
} from '@app/contracts';
import { agenda, KEY, why } from './inbox-examples.js';
import type { Paths } from './operation.js';
import { jsonAnswer, named, parameterRef, problems } from './operation.js';
import { anyOf, limit, query, string, whoMay } from './read-paths.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

export const agendaSchemas: Readonly<Record<string, JsonSchema>> = {
  Agenda: schemaOf(agendaView),
  ObligationWhy: schemaOf(obligationWhyView),
};

/** What is due, and why. */
export const agendaPaths = (): Paths => ({
  '/api/v1/obligations/agenda': {
    get: {
      operationId: 'obligation.agenda',
      tags: ['obligation'],
      ...named(
        text('Yang jatuh tempo', 'What is due'),
        text(
          `Menurut tenggatnya, sudah diberitahukan atau belum, seperti terakhir dihitung pekerja. Tanpa states: yang belum dipenuhi. ${whoMay('obligation').id}`,
          `By its date, told or not, as the worker last worked it out. Without states: what is open. ${whoMay('obligation').en}`,
        ),
      ),
      parameters: [
        anyOf(
          'regions',
          'Kode daerah, dengan yang di bawahnya.',
          'Region codes, with those below them.',
          string(),
        ),
        query('cluster', 'Klaster', 'Cluster', string({ format: 'uuid' })),
        anyOf('kinds', 'Jenis kewajiban', 'Kinds of obligation', string({ enum: obligationKinds.codes })),
        anyOf('states', 'Keadaan', 'States', string({ enum: obligationStates.codes })),
        anyOf('ownerRoles', 'Peran penanggung jawab', 'Roles of owners', string({ enum: roles.codes })),
        query('from', 'Tenggat sejak', 'Due from', string({ format: 'date' })),
        query('until', 'Tenggat sampai dengan', 'Due until', string({ format: 'date' })),
        limit,
        query(
          'cursor',
          'next dari halaman sebelumnya',
          'next of the page before',
          string({ maxLength: 300 }),
        ),
      ],
      responses: {
        200: jsonAnswer('Kewajiban. · Obligations.', ref('Agenda'), agenda),
        ...problems(400, 401, 503),
      },
    },
  },
  '/api/v1/obligations/{id}/why': {
    get: {
      operationId: 'obligation.why',
      tags: ['obligation'],
      ...named(
        text('Mengapa ada kewajiban ini', 'Why there is this obligation'),
        text(
          `Aturan dan fakta asalnya, siapa diberi tahu kapan, apa yang sudah diberitahukan, dan apa yang menyelesaikannya. ${whoMay('obligation').id}`,
          `The rule and the facts it comes from, who is told when, what was told, and what settled it. ${whoMay('obligation').en}`,
        ),
      ),
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: `Kunci kewajiban (dikodekan) atau id alirannya. · The key (encoded) or the stream's id. ${KEY}`,
          schema: { type: 'string' },
        },
        parameterRef('Wait'),
      ],
      responses: {
        200: jsonAnswer(
          'Asal dan riwayatnya. · Where it comes from and what happened.',
          ref('ObligationWhy'),
          why,
        ),
        ...problems(400, 401, 403, 404, 503, 504),
      },
    },
  },
});
