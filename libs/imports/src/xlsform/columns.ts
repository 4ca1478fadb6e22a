import type { Bilingual } from '@app/contracts';

/** The languages as XLSForm names them, with the subtag that clients match. */
export const LANGUAGES = { id: 'Bahasa Indonesia (id)', en: 'English (en)' } as const;

/** A row of a sheet by its columns; absent ones stay empty. */
export type SheetRow = Readonly<Record<string, string>>;

const translated = (column: string): string[] => Object.values(LANGUAGES).map((name) => `${column}::${name}`);

/** Each sheet's columns, in their order. */
export const COLUMNS = {
  survey: [
    ...['type', 'name', ...translated('label'), ...translated('hint')],
    ...['required', ...translated('required_message'), 'constraint', ...translated('constraint_message')],
    ...['relevant', 'appearance', 'calculation', 'default'],
  ],
  choices: ['list_name', 'name', ...translated('label')],
  settings: ['form_title', 'form_id', 'version', 'default_language', 'instance_name', 'style'],
} as const;

/** `${` begins a reference to another question, also in a label. */
const plain = (words: string): string => words.replaceAll('${', '$ {');

/** @returns a text in the two columns of its languages */
export function inBoth(column: string, words: Bilingual | undefined): SheetRow {
  if (words === undefined) return {};
  return {
    [`${column}::${LANGUAGES.id}`]: plain(words.id),
    [`${column}::${LANGUAGES.en}`]: plain(words.en),
  };
}
