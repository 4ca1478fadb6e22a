import type { CommandService, StateLoader } from '@app/application';
import type { Keyring } from '@app/event-store';
import type { EventStore } from '@app/eventsourcing';
import type { JobTable, Spool } from '@app/jobs';
import type pg from 'pg';

/** What files of answers in and out rest on. */
export interface TransferParts {
  readonly store: EventStore;
  readonly loader: StateLoader;
  readonly commands: CommandService;
  readonly keyring: Keyring;
  /** As the application's role. */
  readonly pool: pg.Pool;
  readonly spool: Spool;
  readonly jobs: JobTable;
  readonly clock: { now(): string };
}
