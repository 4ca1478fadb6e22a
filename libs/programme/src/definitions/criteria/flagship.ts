import type { Judge } from '../judge-types.js';

/** Judges of step flagship, by criterion id. */
export const flagshipJudges: Readonly<Record<string, Judge>> = {};
