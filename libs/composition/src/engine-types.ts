import type { CommandService, StateLoader } from '@app/application';
import type {
  AccessRecords,
  Accounts,
  Credentials,
  PasswordDesk,
  Sessions,
  SingleSignOn,
  SingleSignOnSettings,
  TokenDesk,
} from '@app/access';
import type {
  Keyring,
  MasterKey,
  PostgresEventStore,
  ProjectionRunner,
  SealListener,
} from '@app/event-store';
import type { JobTable, Spool } from '@app/jobs';
import type { Channel } from '@app/channels';
import type { NoticeChannel } from '@app/contracts';
import type { Clock, Logger } from '@app/platform';
import type { Timing } from '@app/queue';
import type { AnswerDesk, CalendarFeeds } from '@app/reminders';
import type { ExportDesk, ImportDesk } from '@app/transfer';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Automations } from './automations.js';
import type { LogDirectory } from './directory.js';
import type { Reminders } from './reminders.js';
import type { ReadinessCheck } from './readiness.js';

/** What a process takes upon itself. Several processes may share a role: each is safe to double. */
export interface EngineRoles {
  readonly sealer: boolean;
  readonly projections: boolean;
  readonly reactors: boolean;
  readonly sweeps: boolean;
  /** Works on jobs that take long: imports, exports. Not by default. */
  readonly jobs?: boolean;
  /** `work`: sees to what is due and hands notices over; `watch`: shows the queues only. Neither by default. */
  readonly reminders?: 'work' | 'watch';
}

export interface EngineOptions {
  /** As the application's role. */
  readonly appUrl: string;
  /** As the sealer's role; needed by a process that seals. */
  readonly sealerUrl?: string | undefined;
  readonly masterKey: MasterKey;
  /** 32 bytes under which logins are looked up; the same for every process of an installation. */
  readonly loginSecret: Buffer;
  /** What commands are decided by; simulated in the demo only. */
  readonly clock: Clock;
  readonly log: Logger;
  readonly roles: EngineRoles;
  /** Where the queues stand; in the database by default. */
  readonly redisUrl?: string | undefined;
  /** Ways out beside the inbox; none by default. */
  readonly channels?: Readonly<Partial<Record<NoticeChannel, Channel>>>;
  /** Where people reach this installation, without a slash at the end; without it messages bear no links. */
  readonly publicUrl?: string | undefined;
  /** The identity provider that people may sign in by; none by default. */
  readonly singleSignOn?: SingleSignOnSettings | null;
  /** How long a job is left alone whose worker says nothing, in milliseconds; 15,000 by default. */
  readonly jobLeaseMs?: number;
  /** How long a notice or delivery is left alone whose worker says nothing, in milliseconds; a minute or more by default. */
  readonly remindersLeaseMs?: number;
  /** How long the queues wait for what; the defaults suit a server, tests shorten them. */
  readonly queuesTiming?: Partial<Timing>;
  /** Whether a demo's log is wanted: a real process refuses one, and the demo refuses a real log. */
  readonly demo?: boolean;
}

/** What the edges (HTTP, command line) use. */
export interface EngineServices {
  readonly commands: CommandService;
  readonly loader: StateLoader;
  readonly directory: LogDirectory;
  readonly store: PostgresEventStore;
  readonly keyring: Keyring;
  /** Queries of read models, as the application's role. */
  readonly pool: pg.Pool;
  /** Queries of read models that are built with TypeORM. */
  readonly dataSource: DataSource;
  readonly projections: ProjectionRunner;
  readonly listener: SealListener;
  /** Jobs that take long, as they stand. */
  readonly jobs: JobTable;
  /** Files that jobs read and write. */
  readonly spool: Spool;
  /** Files of answers on their way in. */
  readonly imports: ImportDesk;
  /** Files of answers on their way out. */
  readonly exports: ExportDesk;
  /** What is due and how it is told. */
  readonly reminders: Reminders;
  /** What people say by the links of their messages. */
  readonly answers: AnswerDesk;
  /** Calendars behind secret addresses. */
  readonly feeds: CalendarFeeds;
  readonly credentials: Credentials;
  readonly sessions: Sessions;
  /** Who was shown whose personal data. */
  readonly accessRecords: AccessRecords;
  readonly accounts: Accounts;
  /** Changes of passwords. */
  readonly passwords: PasswordDesk;
  /** Tokens of programs. */
  readonly tokens: TokenDesk;
  /** null where no identity provider is set up. */
  readonly singleSignOn: SingleSignOn | null;
  readonly clock: Clock;
  readonly log: Logger;
  /** The log's name: `rumpun.…`, or `demo.…`. @throws the database's error */
  origin(): Promise<string>;
  readonly demo: boolean;
  readiness(): Promise<readonly ReadinessCheck[]>;
}

export interface Engine {
  readonly services: EngineServices;
  /** Also for whoever moves a simulated clock: `catchUp` and `runOnce` act at once. */
  readonly automations: Automations;
  /** @throws StartProblem when the database is not one that this program may work on */
  start(): Promise<void>;
  /** Ends what runs, in reverse order, after the work in hand; then the connections. May be called twice. */
  stop(): Promise<void>;
  readiness(): Promise<readonly ReadinessCheck[]>;
}
