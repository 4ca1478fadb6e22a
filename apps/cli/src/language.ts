import type { Bilingual } from '@app/contracts';

export type Language = 'id' | 'en';

/** @returns the language that the environment's locale names: Indonesian unless it is English */
export function languageOf(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^en([_.-]|$)/i.test(locale) ? 'en' : 'id';
}

/** Help is shown in both languages at once: who reads it has not chosen yet. */
export const both = (id: string, en: string): string => `${id} / ${en}`;

/** An error in both languages, the reader's first. */
export const inBoth = (text: Bilingual, lang: Language): string =>
  lang === 'id' ? `${text.id}\n${text.en}` : `${text.en}\n${text.id}`;
