import type { Judge } from '../judge-types.js';

/** Judges of step fkak, by criterion id. */
export const fkakJudges: Readonly<Record<string, Judge>> = {};
