import { z } from 'zod';
import { lifeCycleStages, roles, sectors, stepKeys, stepStates } from '../lists.js';
import { day, instant, regionCode, uuid } from '../primitives.js';
import { bilingualView, reasonView } from './common.js';

export const standingView = z.enum(['active', 'suspended', 'withdrawn']);

/** One step of a cluster as the board shows it. */
export const boardStepView = z.strictObject({
  key: stepKeys.schema,
  number: z.int().min(1).max(7),
  state: stepStates.schema,
  since: instant,
  /** Days in this state, counted in the region's zone. */
  days: z.int(),
  met: z.int(),
  total: z.int(),
  /** An open step that could be submitted, a lapsed one that would stand again. */
  ready: z.boolean(),
  flags: z.array(z.string()),
});

/** Why not yet: the first thing that holds the cluster up. */
export const blockingView = z.strictObject({
  step: stepKeys.schema,
  criterion: z.string().nullable(),
  code: z.enum(['unmet', 'awaiting-approval', 'ready', 'suspended', 'locked']),
  text: bilingualView,
});

/** A sustained duty that is overdue. */
export const overdueView = z.strictObject({
  id: z.string(),
  statement: bilingualView,
  due: day.nullable(),
  daysLate: z.int().nullable(),
  reasons: z.array(reasonView),
});

export const newsView = z.strictObject({
  event: z.string(),
  title: bilingualView,
  at: instant,
  stream: uuid,
  category: z.string(),
  version: z.int(),
});

/** A row of the step board. */
export const boardEntryView = z.strictObject({
  cluster: uuid,
  forum: uuid,
  region: regionCode,
  name: z.string(),
  aliases: z.array(z.string()),
  sector: sectors.schema,
  stage: lifeCycleStages.schema,
  standing: standingView,
  enrolledAt: instant,
  /** The lowest unfinished step; null when none is. */
  step: boardStepView.nullable(),
  steps: z.array(boardStepView),
  blocking: blockingView.nullable(),
  /** The role that acts next. */
  waitingFor: roles.schema.nullable(),
  flags: z.array(z.string()),
  overdue: z.array(overdueView),
  /** The next day by which a duty must be done. */
  nextDue: day.nullable(),
  /** Time alone may have changed the row since it was judged: ask for the cluster's checklist. */
  recheck: z.boolean(),
  lastNews: newsView.nullable(),
});
export type BoardEntryView = z.output<typeof boardEntryView>;

export const boardPageView = z.strictObject({
  rows: z.array(boardEntryView),
  /** Where the next page begins; null on the last. */
  next: z.string().nullable(),
});

const counts = z.record(z.string(), z.int());
export const boardCountsView = z.strictObject({
  total: z.int(),
  byStage: counts,
  byStanding: counts,
  /** By lowest unfinished step, `1` to `7`; `done` where none is left. */
  byStep: counts,
  byWaitingFor: counts,
  byFlag: counts,
  overdue: z.int(),
});
export type BoardCountsView = z.output<typeof boardCountsView>;
