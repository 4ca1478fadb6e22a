import { problem, type Schedule, scheduleId, type SetupProblem } from './setup.js';

/**
 * When a schedule comes next, as the queues themselves reckon it. Where a clock is put forward, a time of day that the
 * day leaves out comes an hour later; where it is put back, one that the day has twice comes once.
 * @param after milliseconds since 1970
 * @returns milliseconds since 1970, rising strictly above `after`; null when it never comes
 * @throws Error when the pattern is no cron pattern
 */
export async function nextRun(
  schedule: Pick<Schedule, 'pattern' | 'tz'>,
  after: number,
): Promise<number | null> {
  const { getNextMillis } = await import('bullmq');
  const { pattern, tz } = schedule;
  return getNextMillis(after, { pattern, tz }) ?? null;
}

/** The macros such as `@daily` would hide the hour. */
const FIELDS = /^\S+(\s+\S+){4,5}$/;

/** Patterns that are malformed, or name a day that never comes such as 30 February. */
export async function patternProblems(schedules: readonly Schedule[], now: number): Promise<SetupProblem[]> {
  const found = await Promise.all(schedules.map(async (one) => ((await comes(one, now)) ? [] : [bad(one)])));
  return found.flat();
}

async function comes({ pattern }: Schedule, now: number): Promise<boolean> {
  if (!FIELDS.test(pattern)) return false;
  try {
    return (await nextRun({ pattern, tz: 'UTC' }, now)) !== null;
  } catch {
    return false;
  }
}

function bad(schedule: Schedule): SetupProblem {
  const id = scheduleId(schedule);
  const pattern = JSON.stringify(schedule.pattern);
  return problem('bad-pattern', id, `schedule ${id} has the pattern ${pattern}, which never comes`);
}
