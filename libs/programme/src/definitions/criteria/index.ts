import type { Judge, SustainedJudge } from '../judge-types.js';
import { fkakJudges } from './fkak.js';
import { flagshipJudges } from './flagship.js';
import { fpkJudges } from './fpk.js';
import { lptJudges } from './lpt.js';
import { monitoringJudges } from './monitoring.js';
import { pkeJudges } from './pke.js';
import { supportJudges } from './support.js';
import { sustainedJudges } from './sustained.js';

/** Every criterion's judge by its id. A changed judgement is a new id: the log refers to ids for ever. */
export const criteria: Readonly<Record<string, Judge>> = {
  ...fpkJudges,
  ...flagshipJudges,
  ...supportJudges,
  ...fkakJudges,
  ...lptJudges,
  ...pkeJudges,
  ...monitoringJudges,
};

/** Every sustained duty's judge by its id. */
export const duties: Readonly<Record<string, SustainedJudge>> = sustainedJudges;
