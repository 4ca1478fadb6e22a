/** What the runners write their log lines to; pino's shape. Never given personal data. */
export interface RunnerLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: RunnerLog = { info: () => {}, warn: () => {}, error: () => {} };

/** ISO 8601 UTC; the demo gives a simulated one. */
export interface RunnerClock {
  now(): string;
}

export const machineClock: RunnerClock = { now: () => new Date().toISOString() };
