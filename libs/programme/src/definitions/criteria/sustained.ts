import type { SustainedJudge } from '../judge-types.js';

/** Judges of the sustained duties, by id. */
export const sustainedJudges: Readonly<Record<string, SustainedJudge>> = {};
