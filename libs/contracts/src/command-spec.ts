import type { z } from 'zod';
import type { Bilingual } from './bilingual.js';

export const categories = [
  'forum',
  'cluster',
  'agreement',
  'cycle',
  'instrument',
  'survey',
  'response',
  'import',
  'claim',
  'obligation',
  'region',
  'person',
  'account',
] as const;
/** Kinds of stream that take commands over HTTP. */
export type Category = (typeof categories)[number];

/** One command as it crosses HTTP: `POST /api/v1/<collection>/{id}/<name>`, or without id when it begins a stream. */
export interface CommandSpec<N extends string = string, S extends z.ZodType = z.ZodType> {
  readonly name: N;
  readonly title: Bilingual;
  /** Takes no stream id in its URL: the server makes one, or derives it from the body (region, cycle). */
  readonly creates: boolean;
  readonly schema: S;
  /** A body that succeeds in the documented situation; shown in OpenAPI and run by the tests. */
  readonly example: z.input<S>;
  /** Top-level fields that hold personal data: kept out of logs, digests and errors. */
  readonly personal: readonly string[];
}

export function command<const N extends string, S extends z.ZodType>(
  name: N,
  title: Bilingual,
  schema: S,
  example: z.input<S>,
  options: { creates?: boolean; personal?: readonly string[] } = {},
): CommandSpec<N, S> {
  return {
    name,
    title,
    creates: options.creates ?? false,
    schema,
    example,
    personal: options.personal ?? [],
  };
}

/** The discriminated union of the commands of a list: `{ type: name, data }`. */
export type CommandOf<L extends readonly CommandSpec[]> = {
  [I in keyof L]: L[I] extends CommandSpec<infer N, infer S>
    ? { readonly type: N; readonly data: z.output<S> }
    : never;
}[number];

/** The data of one command of a list. */
export type DataOf<L extends readonly CommandSpec[], N extends string> = Extract<
  CommandOf<L>,
  { type: N }
>['data'];
