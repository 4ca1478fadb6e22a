import { createHash } from 'node:crypto';

/**
 * Tells rows with the same content: PostgreSQL's jsonb comes back with its keys in another order, so rows cannot be
 * compared as texts.
 *
 * @param row built by the same code, and so with its keys in the same order
 */
export function digestOf(row: object): string {
  return createHash('sha1').update(JSON.stringify(row)).digest('base64');
}
