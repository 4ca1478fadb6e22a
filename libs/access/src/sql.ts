/** What this library needs of a PostgreSQL pool or client. */
export interface Sql {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>;
}

/** Where the time of sessions and attempts comes from: always a real clock, also where the log's is simulated. */
export interface RealClock {
  /** ISO 8601 UTC. */
  now(): string;
}

export const realClock: RealClock = { now: () => new Date().toISOString() };
