import type { Bilingual } from '@app/contracts';
import type { JsonSchema } from './schema.js';

/** One operation of the document, and what it is called in both languages. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly 'x-summary': Bilingual;
  readonly 'x-description'?: Bilingual;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: {
    readonly required: boolean;
    readonly content: Readonly<
      Record<string, { schema: JsonSchema; examples: Readonly<Record<string, Example>> }>
    >;
  };
  readonly responses: Readonly<Record<string, object>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface Example {
  readonly summary?: string;
  readonly value: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description: string;
  readonly schema: JsonSchema;
}

export type Paths = Record<string, Record<string, Operation>>;

/** Both languages in the one text that OpenAPI has room for. */
export const both = ({ id, en }: Bilingual): string => (id === en ? id : `${id} · ${en}`);

/** What every operation is called: OpenAPI's own fields, and the languages apart for our page. */
export function named(summary: Bilingual, description?: Bilingual) {
  return {
    summary: both(summary),
    'x-summary': summary,
    ...(description === undefined ? {} : { description: both(description), 'x-description': description }),
  };
}

export const parameterRef = (name: string): Reference => ({ $ref: `#/components/parameters/${name}` });

/** Answers that are problems, by status. */
export const problems = (...statuses: number[]): Record<string, Reference> =>
  Object.fromEntries(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]),
  );

export const jsonAnswer = (description: string, schema: JsonSchema, example: unknown, headers?: object) => ({
  description,
  ...(headers === undefined ? {} : { headers }),
  content: { 'application/json': { schema, examples: { example: { value: example } } } },
});
