import type { JobType } from 'bullmq';
import type { WakeupJob, WakeupQueue } from '../backend/link.js';
import { type Schedule, scheduleId } from '../setup/setup.js';

/** How many wake-ups there are in each state. `delayed` counts those that wait for their time or a further try. */
export interface Counts {
  readonly waiting: number;
  readonly delayed: number;
  readonly active: number;
  /** Dead letters that are kept. */
  readonly failed: number;
  /** Completed ones that are kept. */
  readonly completed: number;
}

export interface JobStatus extends Counts {
  readonly name: string;
}

export interface QueueStatus extends Counts {
  readonly name: string;
  /** Counts by job name. */
  readonly jobs: readonly JobStatus[];
  /** False when a state held more than 1,000 wake-ups: the counts by job name are of the first 1,000 then. */
  readonly allCounted: boolean;
  /** How long the wake-up that is due longest has waited for a worker, in milliseconds; 0 when none waits. */
  readonly lagMs: number;
  /** Processes that work on this queue, as `machine-pid`. */
  readonly workers: readonly string[];
}

export interface ScheduleStatus {
  readonly id: string;
  readonly job: string;
  readonly pattern: string;
  readonly tz: string;
  /** ISO 8601 UTC; null while the schedule is not stored. */
  readonly nextAt: string | null;
}

const STATES = ['waiting', 'delayed', 'active', 'failed', 'completed'] as const satisfies readonly JobType[];
type State = (typeof STATES)[number];
const SAMPLE = 1_000;

/** @param now milliseconds since 1970 @throws the backend's error */
export async function queueStatus(
  queue: WakeupQueue,
  names: readonly string[],
  now: number,
): Promise<QueueStatus> {
  const [counts, workers, ...found] = await Promise.all([
    queue.getJobCounts(...STATES),
    queue.getWorkers(),
    ...STATES.map((state) => queue.getJobs([state], 0, SAMPLE - 1, true)),
  ]);
  const byState = Object.fromEntries(STATES.map((state, index) => [state, found[index]!])) as Record<
    State,
    WakeupJob[]
  >;
  const all = STATES.map((state) => [state, counts[state] ?? 0] as const);
  const others = found.flat().map(({ name }) => name);
  return {
    name: queue.name,
    ...(Object.fromEntries(all) as unknown as Counts),
    jobs: [...new Set([...names, ...others])].sort().map((name) => jobStatus(name, byState)),
    allCounted: all.every(([, count]) => count <= SAMPLE),
    lagMs: lag(byState, now),
    workers: workers.map(({ rawname = '' }) => rawname.slice(rawname.lastIndexOf(':w:') + 3)).sort(),
  };
}

function jobStatus(name: string, byState: Record<State, WakeupJob[]>): JobStatus {
  const count = (state: State) => byState[state].filter((job) => job.name === name).length;
  return { name, ...(Object.fromEntries(STATES.map((state) => [state, count(state)])) as unknown as Counts) };
}

function lag({ waiting, delayed }: Record<State, WakeupJob[]>, now: number): number {
  const due = [...waiting, ...delayed].map(dueSince).filter((since) => since <= now);
  return due.length === 0 ? 0 : now - Math.min(...due);
}

/** A further try is due its pause after the run before it began, at the earliest. */
const dueSince = ({ timestamp, delay = 0, processedOn }: WakeupJob): number =>
  Math.max(timestamp, processedOn ?? 0) + delay;

/** A schedule as the program wants it. */
export function unstored(schedule: Schedule): ScheduleStatus {
  const { job, pattern, tz } = schedule;
  return { id: scheduleId(schedule), job, pattern, tz, nextAt: null };
}

/** @throws the backend's error */
export async function scheduleStatus(queue: WakeupQueue, schedule: Schedule): Promise<ScheduleStatus> {
  const next = (await queue.getJobScheduler(scheduleId(schedule)))?.next;
  return { ...unstored(schedule), nextAt: typeof next === 'number' ? new Date(next).toISOString() : null };
}

/** @returns the schedules that are stored, whoever stored them @throws the backend's error */
export async function storedSchedules(queue: WakeupQueue): Promise<ScheduleStatus[]> {
  const stored = await queue.getJobSchedulers();
  return stored.map(({ key, name, pattern, tz, next }) => ({
    id: key,
    job: name,
    pattern: pattern ?? '',
    tz: tz ?? 'UTC',
    nextAt: typeof next === 'number' ? new Date(next).toISOString() : null,
  }));
}
