import { uuid } from '@app/contracts';
import { failed } from '../../failure.js';

/** @throws CommandFailed for what cannot be an id, before the database is asked for it */
export function checkId(what: string, id: string): void {
  if (uuid.safeParse(id).success) return;
  throw failed(`${what} harus berupa id (uuid)`, `${what} must be an id (a uuid)`, 2);
}
