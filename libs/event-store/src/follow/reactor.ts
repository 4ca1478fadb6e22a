import type { SealedEntry } from '@app/eventsourcing';

/**
 * Does something because of a sealed entry: issues a command, adds a job. It is called at least once per entry, in
 * order; a command that it issues takes its id from `derivedCommandId`, so that a second call has no second effect.
 */
export interface Reactor {
  readonly name: string;
  /** Categories it listens to; all when absent. */
  readonly categories?: readonly string[];
  /** Where a reactor begins that this database has never run: at the first entry or after the last one sealed. */
  readonly from: 'start' | 'head';
  /** @throws Error when it should be called again later */
  react(entry: SealedEntry): Promise<void>;
  /**
   * The same for many entries, in order, for one that is quicker so. Where it throws, `react` is called for each, so
   * that only the entry at fault is held back.
   */
  reactAll?(entries: readonly SealedEntry[]): Promise<void>;
}
