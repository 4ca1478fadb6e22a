import type { Judge } from '../judge-types.js';

/** Judges of step 6, by criterion id. */
export const pkeJudges: Readonly<Record<string, Judge>> = {};
