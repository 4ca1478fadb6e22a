import type {
  AccessRecords,
  Accounts,
  Credentials,
  PasswordDesk,
  Sessions,
  SingleSignOn,
  TokenDesk,
} from '@app/access';
import type { ExecuteRequest, ExecuteResult, StateLoader } from '@app/application';
import type { Bilingual, QueuesStatusView } from '@app/contracts';
import type { ProjectionRunner, SealListener } from '@app/event-store';
import type { EventStore } from '@app/eventsourcing';
import type { JobTable } from '@app/jobs';
import type { Queues } from '@app/queue';
import type { SqlSource } from '@app/read-models';
import type { AnswerDesk, CalendarFeeds, DeliveryTable } from '@app/reminders';
import type { ExportDesk, ImportDesk } from '@app/transfer';
import type { DataSource } from 'typeorm';

/** One thing that readiness looks at, in plain words. */
export interface ReadinessCheck {
  readonly check: string;
  readonly ok: boolean;
  readonly text: Bilingual;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Everything behind the routes. The program that serves makes them; tests may make their own. */
export interface ApiServices {
  readonly commands: { execute(request: ExecuteRequest): Promise<ExecuteResult> };
  readonly loader: StateLoader;
  readonly store: EventStore;
  /** Queries of read models, as the application's role. */
  readonly pool: SqlSource;
  /** Queries of read models that are built with TypeORM. */
  readonly dataSource: DataSource;
  readonly projections: Pick<ProjectionRunner, 'waitFor'>;
  /** How far the log is sealed. */
  readonly listener: Pick<SealListener, 'position' | 'waitForNews'>;
  readonly credentials: Pick<Credentials, 'verify' | 'attempt'>;
  /** Who was shown whose personal data. */
  readonly accessRecords: Pick<AccessRecords, 'note' | 'list'>;
  readonly sessions: Pick<Sessions, 'open' | 'find' | 'close' | 'closeAll'>;
  /** Changes of passwords. */
  readonly passwords: Pick<PasswordDesk, 'change' | 'reset'>;
  /** Tokens of programs. */
  readonly tokens: Pick<TokenDesk, 'issue' | 'list' | 'revoke' | 'find'>;
  /** null where no identity provider is set up. */
  readonly singleSignOn: Pick<SingleSignOn, 'begin' | 'finish' | 'label'> | null;
  /** Files of answers on their way in. */
  readonly imports: ImportDesk;
  /** Files of answers on their way out. */
  readonly exports: ExportDesk;
  /** Jobs that take long. */
  readonly jobs: JobTable;
  /** The queues of wake-ups, and what is on its way to people. */
  readonly reminders: {
    readonly queues: Pick<Queues, 'retry' | 'discard'>;
    readonly deliveries: Pick<DeliveryTable, 'retry'>;
    status(): Promise<QueuesStatusView>;
  };
  /** What people say by the links of their messages. */
  readonly answers: Pick<AnswerDesk, 'look' | 'answer'>;
  /** Calendars behind secret addresses. */
  readonly feeds: Pick<CalendarFeeds, 'open'>;
  readonly clock: { now(): string };
  /** Whether the log is a demo's: its people and figures are made up, and pages say so. */
  readonly demo?: boolean;
  readiness(): Promise<readonly ReadinessCheck[]>;
}

/** The services with what the edge makes of them for itself. */
export interface EdgeServices extends ApiServices {
  readonly accounts: Pick<Accounts, 'load' | 'state'>;
}

/** Injection tokens: the services are interfaces, which leave nothing at run time. */
export const SERVICES = Symbol('services');
export const ENV = Symbol('env');
