import type { Category } from '@app/contracts';
import { collections, text } from '@app/contracts';
import { problem } from '../http/problem.js';

const byCollection = new Map(
  Object.entries(collections).map(([category, name]) => [name, category as Category]),
);

/** @returns the kind of stream behind a collection's name in the address, or null */
export const categoryOf = (collection: string): Category | null => byCollection.get(collection) ?? null;

/** @returns where what a command was about is read; a region is known by its code */
export function addressOf(category: Category, stream: string, data: object): string {
  const id = category === 'region' ? (data as { region: string }).region : stream;
  return `/api/v1/${collections[category]}/${id}`;
}

/**
 * Takes `effectiveAt` out of a command's body; what remains is the command's data. An absent body is a command
 * without data.
 *
 * @throws ApiProblem when the body is no object or `effectiveAt` is no text
 */
export function splitBody(body: unknown): { data: object; effectiveAt?: string } {
  const given = body ?? {};
  if (typeof given !== 'object' || Array.isArray(given)) {
    throw problem('invalid-request', {
      errors: [
        { code: 'invalid-type', pointer: '', text: text('harus berupa objek JSON', 'must be a JSON object') },
      ],
    });
  }
  const { effectiveAt, ...data } = given as { effectiveAt?: unknown };
  if (effectiveAt === undefined) return { data };
  if (typeof effectiveAt === 'string') return { data, effectiveAt };
  throw problem('invalid-request', {
    errors: [
      {
        code: 'invalid-effective-at',
        pointer: '/effectiveAt',
        text: text(
          'harus berupa teks: hari, atau saat dengan zona',
          'must be a text: a day, or an instant with an offset',
        ),
      },
    ],
  });
}
