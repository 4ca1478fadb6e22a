/** What a queue carries: a name, and how its wake-ups are tried. Producers and workers share the list. */
export interface JobDefinition {
  /** Letters, digits, dots and dashes, e.g. `obligations.sweep`. */
  readonly name: string;
  /** Jobs of one queue share its slots; `main` by default. */
  readonly queue?: string;
  /** Runs before a wake-up becomes a dead letter, 1 to 50; 10 by default. A lost connection is no run. */
  readonly attempts?: number;
  /** Pause before the second run in milliseconds, doubled for each further one; 2,000 by default. */
  readonly backoffMs?: number;
}

/** One run of a handler. */
export interface Wakeup {
  readonly name: string;
  /** What the one who woke named, such as an id; null for the job as a whole. */
  readonly key: string | null;
  /** 1 for the first run. */
  readonly attempt: number;
  /** Aborted when the process stops or the job's lock was lost: give up what can be gone on with later. */
  readonly signal: AbortSignal;
}

/**
 * Does the work of one job name. It looks up what is due in the database: a wake-up may come twice, late or for
 * nothing, and one that was lost is made up for by the next schedule.
 */
export interface JobHandler {
  readonly name: string;
  /** @throws Error to be run again later; `GiveUpError` to become a dead letter at once */
  run(wakeup: Wakeup): Promise<void>;
}

/** Wakes a job by the clock of a zone. */
export interface Schedule {
  /** Letters, digits, dots and dashes; the job's name by default. */
  readonly id?: string;
  readonly job: string;
  /** Cron: minute, hour, day of month, month, weekday; a sixth field in front counts seconds. */
  readonly pattern: string;
  /** IANA zone, e.g. `Asia/Jakarta`. */
  readonly tz: string;
  /** Whether the job is woken at once when the schedule had to be stored anew, as after a FLUSHALL; true by default. */
  readonly catchUp?: boolean;
}

/** One thing that keeps the queues from starting. */
export interface SetupProblem {
  readonly code:
    | 'bad-name'
    | 'job-twice'
    | 'no-handler'
    | 'two-handlers'
    | 'unknown-job'
    | 'schedule-twice'
    | 'unknown-zone'
    | 'bad-pattern'
    | 'bad-number';
  /** The job, schedule or queue in question. */
  readonly subject: string;
  readonly message: string;
}

/** Thrown before anything connects: the program and its list of jobs do not fit. Every problem is named. */
export class QueueSetupError extends Error {
  /** Names of jobs, schedules and zones only. */
  readonly safe = true;

  constructor(readonly problems: readonly SetupProblem[]) {
    super(`the queues cannot start: ${problems.map(({ message }) => message).join('; ')}`);
    this.name = 'QueueSetupError';
  }
}

/** Thrown by a handler whose work cannot succeed however often it is tried: a dead letter at once. */
export class GiveUpError extends Error {
  readonly safe = true;

  /** @param code kebab-case @param message short, without personal data: it is stored and shown */
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'GiveUpError';
  }
}

export const DEFAULT_QUEUE = 'main';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const BAD_NAME = 'takes letters, digits, dots and dashes, at most 64';

/**
 * Checks that jobs, handlers and schedules fit together: each name once, exactly one handler for each job.
 * @param handlers undefined for a process that only wakes jobs and works on none
 * @returns every problem; none when the queues may start
 */
export function setupProblems(
  jobs: readonly JobDefinition[],
  handlers: readonly JobHandler[] | undefined,
  schedules: readonly Schedule[],
): SetupProblem[] {
  return [
    ...jobs.flatMap(jobProblems),
    ...twice(jobs.map(({ name }) => name)).map((name) =>
      problem('job-twice', name, `job ${name} stands twice`),
    ),
    ...(handlers === undefined ? [] : handlerProblems(jobs, handlers)),
    ...scheduleProblems(jobs, schedules),
  ];
}

function jobProblems({
  name,
  queue = DEFAULT_QUEUE,
  attempts = 1,
  backoffMs = 1,
}: JobDefinition): SetupProblem[] {
  const found: SetupProblem[] = [];
  for (const part of [name, queue])
    if (!NAME.test(part)) found.push(problem('bad-name', part, `${JSON.stringify(part)} ${BAD_NAME}`));
  if (!Number.isInteger(attempts) || attempts < 1 || attempts > 50)
    found.push(problem('bad-number', name, `job ${name} has ${attempts} attempts, not 1 to 50`));
  if (!Number.isInteger(backoffMs) || backoffMs < 1 || backoffMs > 3_600_000)
    found.push(problem('bad-number', name, `job ${name} backs off ${backoffMs} ms, not 1 to 3,600,000`));
  return found;
}

function handlerProblems(jobs: readonly JobDefinition[], handlers: readonly JobHandler[]): SetupProblem[] {
  const handled = handlers.map(({ name }) => name);
  const known = new Set(jobs.map(({ name }) => name));
  return [
    ...[...known]
      .filter((name) => !handled.includes(name))
      .map((name) => problem('no-handler', name, `no handler for job ${name}`)),
    ...twice(handled).map((name) => problem('two-handlers', name, `more than one handler for job ${name}`)),
    ...[...new Set(handled)]
      .filter((name) => !known.has(name))
      .map((name) => problem('unknown-job', name, `a handler for ${name}, which is no job`)),
  ];
}

function scheduleProblems(jobs: readonly JobDefinition[], schedules: readonly Schedule[]): SetupProblem[] {
  const ids = schedules.map(scheduleId);
  return [
    ...twice(ids).map((id) => problem('schedule-twice', id, `schedule ${id} stands twice`)),
    ...schedules.flatMap((schedule) => {
      const id = scheduleId(schedule);
      const found: SetupProblem[] = [];
      if (!NAME.test(id)) found.push(problem('bad-name', id, `schedule ${JSON.stringify(id)} ${BAD_NAME}`));
      if (!jobs.some(({ name }) => name === schedule.job))
        found.push(problem('unknown-job', id, `schedule ${id} wakes ${schedule.job}, which is no job`));
      if (!isZone(schedule.tz))
        found.push(
          problem('unknown-zone', id, `schedule ${id} is in the zone ${schedule.tz}, which is unknown`),
        );
      return found;
    }),
  ];
}

export const scheduleId = ({ id, job }: Schedule): string => id ?? job;

export const problem = (code: SetupProblem['code'], subject: string, message: string): SetupProblem => ({
  code,
  subject,
  message,
});

const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function isZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: tz });
    return true;
  } catch {
    return false;
  }
}
