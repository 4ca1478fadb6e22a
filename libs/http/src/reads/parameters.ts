import { issuesToReasons } from '@app/application';
import { z } from 'zod';
import { problem } from '../http/problem.js';

const wellFormed = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** A text in the address: no NUL, no lone surrogates, not endless. */
export const queryText = (longest: number) => z.string().min(1).max(longest).refine(wellFormed);

/** `a,b,c`: any of these values. */
export const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .max(4_000)
    .transform((text) => text.split(','))
    .pipe(z.array(item).min(1).max(50));

/** A whole number written in digits. */
export const numberBetween = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** The receipt's id: the answer shows that entry, or says that it cannot yet. */
export const wait = numberBetween(1, Number.MAX_SAFE_INTEGER);

/** What every read takes. */
export const momentParameters = { wait: wait.optional(), asOf: queryText(64).optional() };

/**
 * Reads the part of the address behind the question mark.
 *
 * @throws ApiProblem that names every parameter at fault; one that the route does not know is a fault too
 */
export function readParameters<S extends z.ZodType>(schema: S, query: unknown): z.output<S> {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  );
  const errors = issuesToReasons(parsed.error.issues).map(({ field, code, text }) => ({
    code,
    text,
    parameter: field === '' || field === undefined ? unknown.join(', ') : field.slice(1).split('/')[0]!,
  }));
  throw problem('invalid-request', { errors });
}
