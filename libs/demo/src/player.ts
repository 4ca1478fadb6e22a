import type { ActingAccount } from '@app/application';
import type { Role } from '@app/contracts';

/** An account of the demo: who acts, and what is printed for a person who wants to sign in. */
export interface Player {
  readonly acting: ActingAccount;
  readonly login: string;
  readonly role: Role;
  /** Where the role holds, in plain words. */
  readonly where: string;
}

/** The installation's operator at the command line, who makes the first account. */
export const OPERATOR: ActingAccount = { account: 'operator', person: null, grants: [], operator: true };

/** Every account of the demo has this password; it is printed, and the demo serves this computer only. */
export const DEMO_PASSWORD = 'contoh-klaster-2026';
