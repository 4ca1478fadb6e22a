import type { ActingAccount, Credentials, Sessions } from '@app/access';
import type { ExecuteRequest, ExecuteResult } from '@app/application';
import type { Bilingual } from '@app/contracts';
import type { EventStore } from '@app/eventsourcing';

/** One thing that readiness looks at, in plain words. */
export interface ReadinessCheck {
  readonly check: 'database' | 'migrations' | 'sealing' | 'projections' | 'parked';
  readonly ok: boolean;
  readonly text: Bilingual;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Loads who acts. null for an account that is unknown or disabled. */
export interface AccountLoader {
  load(account: string): Promise<ActingAccount | null>;
}

/** Everything behind the routes. The program that serves makes them; tests make their own. */
export interface ApiServices {
  readonly commands: { execute(request: ExecuteRequest): Promise<ExecuteResult> };
  readonly accounts: AccountLoader;
  readonly credentials: Pick<Credentials, 'verify'>;
  readonly sessions: Sessions;
  readonly store: Pick<EventStore, 'readStream' | 'head' | 'positionAt' | 'positionOf'>;
  readiness(): Promise<readonly ReadinessCheck[]>;
}

/** Injection tokens: the services are interfaces, which leave nothing at run time. */
export const SERVICES = Symbol('services');
export const ENV = Symbol('env');
