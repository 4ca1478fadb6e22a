import { commandRules } from '@app/access';
import type { Category, CommandSpec } from '@app/contracts';
import { catalogue, categories, collections, roles, text } from '@app/contracts';
import type { Operation, Paths } from './operation.js';
import { jsonAnswer, named, parameterRef, problems } from './operation.js';
import type { JsonSchema } from './schema.js';
import { ref, schemaOf } from './schema.js';

const effectiveAt: JsonSchema = {
  type: 'string',
  description:
    'Sejak kapan fakta ini berlaku: hari, atau saat dengan zona. · Since when the fact holds: a day, or an instant with an offset.',
  examples: ['2026-11-20', '2026-11-20T09:00:00+07:00'],
};

/** @returns the paths of all commands of the catalogue */
export function commandPaths(): Paths {
  const paths: Paths = {};
  for (const category of categories) {
    for (const spec of catalogue[category])
      paths[pathOf(category, spec)] = { post: operationOf(category, spec) };
  }
  return paths;
}

/** @returns the address of a command: `/api/v1/forums/{id}/seat-member` */
export function pathOf(category: Category, spec: CommandSpec): string {
  const root = `/api/v1/${collections[category]}`;
  return spec.creates ? `${root}/${spec.name}` : `${root}/{id}/${spec.name}`;
}

function operationOf(category: Category, spec: CommandSpec): Operation {
  return {
    operationId: `${category}.${spec.name}`,
    tags: [category],
    ...named(spec.title, whoMay(category, spec.name)),
    parameters: [
      ...(spec.creates ? [] : [parameterRef('Id')]),
      parameterRef('IdempotencyKey'),
      parameterRef('IfMatch'),
      parameterRef('AcceptLanguage'),
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: bodySchema(spec), examples: { example: { value: spec.example } } },
      },
    },
    responses: {
      ...(spec.creates ? { 201: success('Dicatat, entri pertama. · Recorded, the first entry.') } : {}),
      200: success('Dicatat, atau sudah begitu. · Recorded, or so already.'),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 503),
    },
  };
}

function bodySchema(spec: CommandSpec): JsonSchema {
  const schema = schemaOf(spec.schema) as { properties?: Record<string, JsonSchema> } & JsonSchema;
  return { ...schema, properties: { ...schema.properties, effectiveAt } };
}

/** Says in words what the permission table says. */
function whoMay(category: Category, command: string) {
  const rule = commandRules[category][command]!;
  const labels = rule.roles.map((role) => roles.labels[role]);
  const own = rule.ownSide === true;
  return text(
    `Boleh: ${labels.map(({ id }) => id).join(', ')}${own ? ' (masing-masing untuk pihaknya sendiri)' : ''}.`,
    `Who may: ${labels.map(({ en }) => en).join(', ')}${own ? ' (parties each for their own side)' : ''}.`,
  );
}

const success = (description: string) =>
  jsonAnswer(
    description,
    ref('Receipt'),
    {
      stream: '6f1c2a52-3f0e-4c35-8a0d-6b1e3d2c4f10',
      version: 3,
      id: 4711,
      events: [{ type: 'MemberSeated' }],
      replayed: false,
    },
    {
      ETag: { description: '"v3"', schema: { type: 'string' } },
      Location: {
        description: 'Alamat hasilnya. · The address of what it is about.',
        schema: { type: 'string' },
      },
    },
  );
