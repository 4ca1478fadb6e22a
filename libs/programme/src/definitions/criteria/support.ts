import type { Judge } from '../judge-types.js';

/** Judges of step support, by criterion id. */
export const supportJudges: Readonly<Record<string, Judge>> = {};
