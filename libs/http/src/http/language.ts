import type { Bilingual } from '@app/contracts';

export const languages = ['id', 'en'] as const;
export type Language = (typeof languages)[number];

/**
 * Chooses between the product's two languages (RFC 9110, 12.5.4).
 *
 * @param header Accept-Language as received
 * @returns the language with the higher quality; Indonesian when they tie or neither is named
 */
export function negotiateLanguage(header: string | undefined): Language {
  const quality: Record<Language, number> = { id: -1, en: -1 };
  let rest = 0;
  for (const part of (header ?? '').slice(0, 1000).split(',')) {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const q = qualityOf(parameters);
    // `in` is what some older systems call Indonesian.
    const primary = range.split('-')[0]!;
    const language = primary === 'in' ? 'id' : primary;
    if (language === 'id' || language === 'en') quality[language] = Math.max(quality[language], q);
    else if (range === '*') rest = q;
  }
  const worth = (language: Language) => (quality[language] < 0 ? rest : quality[language]);
  return worth('en') > worth('id') ? 'en' : 'id';
}

function qualityOf(parameters: readonly string[]): number {
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  const value = q === undefined ? 1 : Number(q.slice(2));
  return Number.isFinite(value) ? Math.min(Math.max(value, 0), 1) : 0;
}

/** @returns the text in one language */
export const inLanguage = (text: Bilingual, language: Language): string => text[language];
