import type { Judge } from '../judge-types.js';

/** Judges of step 5, by criterion id. */
export const lptJudges: Readonly<Record<string, Judge>> = {};
