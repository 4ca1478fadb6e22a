import { z } from 'zod';

export type JsonSchema = Record<string, unknown>;

/**
 * A zod schema as the JSON Schema of what a sender may write. Where a format says it, the long pattern behind it
 * is left out: it tells a reader nothing.
 */
export function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format !== undefined && jsonSchema.format !== 'regex') delete jsonSchema.pattern;
      // Where zod was told no bound it writes the widest safe integer.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  }) as JsonSchema;
  return json;
}

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const bilingual: JsonSchema = {
  type: 'object',
  description: 'Teks dalam kedua bahasa. · A text in both languages.',
  required: ['id', 'en'],
  properties: { id: { type: 'string' }, en: { type: 'string' } },
};

const receipt: JsonSchema = {
  type: 'object',
  description: 'Yang dicatat oleh sebuah perintah. · What a command recorded.',
  required: ['stream', 'version', 'id', 'events', 'replayed'],
  properties: {
    stream: { type: 'string', format: 'uuid' },
    version: {
      type: 'integer',
      minimum: 0,
      description: 'Versi baru; juga ETag. · The new version; also the ETag.',
    },
    id: {
      type: ['integer', 'null'],
      description: 'Untuk ?wait=; null bila tidak ada yang berubah. · For ?wait=; null when nothing changed.',
    },
    events: {
      type: 'array',
      items: { type: 'object', required: ['type'], properties: { type: { type: 'string' } } },
    },
    replayed: {
      type: 'boolean',
      description: 'Perintah ini sudah dicatat sebelumnya. · This command had been recorded before.',
    },
  },
};

const problem: JsonSchema = {
  type: 'object',
  description:
    'RFC 9457. Judul dan penjelasan menurut Accept-Language. · Title and detail follow Accept-Language.',
  required: ['type', 'title', 'status', 'detail', 'code', 'texts', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri', examples: ['urn:rumpun:problem:invalid-request'] },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    code: { type: 'string', description: 'Kode tetap untuk program. · Stable code for programs.' },
    texts: {
      type: 'object',
      properties: { title: ref('Bilingual'), detail: ref('Bilingual') },
    },
    errors: { type: 'array', items: ref('ProblemPart') },
    checklist: { description: 'Daftar periksa seutuhnya. · The whole checklist.' },
    version: { type: 'integer' },
    requestId: { type: 'string' },
  },
};

const problemPart: JsonSchema = {
  type: 'object',
  description: 'Satu kesalahan dengan tempatnya. · One fault with its place.',
  required: ['code', 'detail', 'texts'],
  properties: {
    code: { type: 'string' },
    pointer: { type: 'string', description: 'JSON pointer (RFC 6901) ke isi permintaan. · into the body.' },
    parameter: { type: 'string', description: 'Bagian alamat. · A part of the address.' },
    header: { type: 'string' },
    detail: { type: 'string' },
    texts: ref('Bilingual'),
    params: { type: 'object' },
  },
};

/** Schemas that several routes share. */
export const sharedSchemas: Readonly<Record<string, JsonSchema>> = {
  Bilingual: bilingual,
  Receipt: receipt,
  Problem: problem,
  ProblemPart: problemPart,
};
