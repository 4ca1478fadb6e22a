import { uuid } from '@app/contracts';
import { failed } from '../../failure.js';

/** @param where the option or argument that it was given as @throws CommandFailed for what is no id */
export function idOf(text: string, where: string): string {
  const id = text.toLowerCase();
  if (uuid.safeParse(id).success) return id;
  throw failed(`${where}: "${text}" bukan id`, `${where}: "${text}" is no id`, 2);
}
