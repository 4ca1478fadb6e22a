/** A text that a person reads, in both languages of the product: `id` Indonesian, `en` English. */
export interface Bilingual {
  readonly id: string;
  readonly en: string;
}

/** @param id Indonesian @param en English; the Indonesian text by default, for terms that stay */
export const text = (id: string, en: string = id): Bilingual => ({ id, en });
