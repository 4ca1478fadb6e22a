import { z } from 'zod';
import { noticeChannels, obligationKinds, rungs } from '../obligation-lists.js';
import { instant, uuid } from '../primitives.js';
import { bilingualView } from './common.js';

const n = z.int().min(0);
const counts = { waiting: n, delayed: n, active: n, failed: n, completed: n };

/** The queues of wake-ups, the agenda and what is on its way to people: for administrators. */
export const queuesStatusView = z.strictObject({
  backend: z.enum(['postgres', 'redis']),
  state: z.enum(['reachable', 'unreachable']),
  /** Why the queues cannot be reached: a code. */
  fault: z.string().nullable(),
  at: instant,
  queues: z.array(
    z.strictObject({
      ...counts,
      name: z.string(),
      jobs: z.array(z.strictObject({ ...counts, name: z.string() })),
      allCounted: z.boolean(),
      /** How long the wake-up that is due longest has waited for a worker, in milliseconds. */
      lagMs: z.number().min(0),
      workers: z.array(z.string()),
    }),
  ),
  schedules: z.array(
    z.strictObject({
      id: z.string(),
      job: z.string(),
      pattern: z.string(),
      tz: z.string(),
      nextAt: instant.nullable(),
    }),
  ),
  /** Wake-ups that were given up, the newest first; null while the queues cannot be reached. */
  deadLetters: z
    .array(
      z.strictObject({
        id: z.string(),
        queue: z.string(),
        name: z.string(),
        key: z.string().nullable(),
        attempts: n,
        failedAt: instant,
        code: z.string(),
        message: z.string(),
      }),
    )
    .nullable(),
  /** Forums and clusters on the agenda. */
  units: z.strictObject({ known: n, waiting: n, failing: n, problems: z.array(z.string()) }),
  /** Notices that were raised, while it is not worked out yet whom they go to. */
  unaddressed: n,
  deliveries: z.strictObject({
    waiting: n,
    due: n,
    oldestDueSince: instant.nullable(),
    dead: n,
    channels: z.array(z.strictObject({ channel: noticeChannels.schema, due: n, dead: n })),
    /** Those that were given up, the newest first, at most 100. */
    given: z.array(
      z.strictObject({
        message: uuid,
        channel: noticeChannels.schema,
        obligation: uuid,
        key: z.string(),
        kind: obligationKinds.schema,
        rung: rungs.schema,
        /** A pseudonym. */
        person: uuid,
        attempts: n,
        problem: z.strictObject({ code: z.string(), text: bilingualView }),
        failedAt: instant,
      }),
    ),
  }),
});
export type QueuesStatusView = z.output<typeof queuesStatusView>;

export const retriedView = z.strictObject({ retried: n });
export type RetriedView = z.output<typeof retriedView>;
