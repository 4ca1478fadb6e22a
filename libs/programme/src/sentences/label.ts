import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';

/** What stands in place of a name whose person was erased. */
export const ERASED: Bilingual = text('(dihapus)', '(erased)');

/** A thing's name, or the id of the thing that it is named after (a seat after its person). */
export type Label = Bilingual | { readonly after: string };

/** @returns the value, or the mark of erasure */
export function personalName(value: Personal): Bilingual {
  return 'value' in value ? text(value.value) : ERASED;
}
