import type { Judge } from '../judge-types.js';

/** Judges of step 7, by criterion id. */
export const monitoringJudges: Readonly<Record<string, Judge>> = {};
