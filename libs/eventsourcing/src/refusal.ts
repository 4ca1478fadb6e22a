/** A text that a person reads, in both languages of the product. */
export interface Bilingual {
  readonly id: string;
  readonly en: string;
}

/** One reason among all the reasons of a refusal. */
export interface Reason {
  /** Stable machine code, kebab-case. */
  readonly code: string;
  /** JSON pointer into the command's data (`/scores/flagship`), when a field is at fault. */
  readonly field?: string;
  readonly text: Bilingual;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** An expected refusal: a value with all its reasons, never an exception. */
export interface Refusal {
  /** Stable machine code of the whole refusal, kebab-case; becomes the problem type over HTTP. */
  readonly code: string;
  readonly title: Bilingual;
  readonly reasons: readonly Reason[];
  /** The whole checklist as judged, when criteria were asked. */
  readonly checklist?: unknown;
}

/**
 * @param code stable machine code
 * @param title what happened, in both languages
 * @param reasons every reason found; when empty the title is taken as the only one
 * @param checklist the checklist as judged, when criteria were asked
 */
export function refusal(
  code: string,
  title: Bilingual,
  reasons: readonly Reason[] = [],
  checklist?: unknown,
): Refusal {
  const all = reasons.length > 0 ? reasons : [{ code, text: title }];
  return checklist === undefined ? { code, title, reasons: all } : { code, title, reasons: all, checklist };
}
