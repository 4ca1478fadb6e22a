import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { Language } from '@app/programme';

/** @param say the text in one language @returns it in both */
export const inBoth = (say: (language: Language) => string): Bilingual => text(say('id'), say('en'));

/** @returns the parts one after another in each language, with `separator` between */
export const joined = (parts: readonly Bilingual[], separator: string): Bilingual =>
  inBoth((language) => parts.map((part) => part[language]).join(separator));

/** @returns the text with its first letter large, as a heading begins */
export const headed = ({ id, en }: Bilingual): Bilingual =>
  text(id.charAt(0).toUpperCase() + id.slice(1), en.charAt(0).toUpperCase() + en.slice(1));
