import type { Judge } from '../judge-types.js';

/** Judges of step fpk, by criterion id. */
export const fpkJudges: Readonly<Record<string, Judge>> = {};
