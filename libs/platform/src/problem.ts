/** What went wrong and what to do about it, in both languages of the programme. */
export interface Wording {
  readonly id: string;
  readonly en: string;
}

/**
 * A refusal to start that a person can act on. Print `id` and `en`, not the stack: nothing is wrong with the
 * program.
 */
export class StartProblem extends Error implements Wording {
  readonly id: string;
  readonly en: string;

  constructor(wording: Wording, options?: ErrorOptions) {
    super(wording.en, options);
    this.name = 'StartProblem';
    this.id = wording.id;
    this.en = wording.en;
  }
}

/** The message of anything thrown, for use inside a longer sentence. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
