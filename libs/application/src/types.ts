import type { Category, Role, RoleScope } from '@app/contracts';
import type { AppendReceipt, DomainEvent, Reason, Refusal } from '@app/eventsourcing';

/** Who gives a command: an account with its grants, or the installation's operator at the command line. */
export interface ActingAccount {
  /** An account's uuid, or one of the engine's own actors. */
  readonly account: string;
  readonly person: string | null;
  readonly grants: readonly { readonly grant: string; readonly role: Role; readonly scope: RoleScope }[];
  /** May do everything that takes no second person; recorded as such. */
  readonly operator?: boolean;
}

export interface ExecuteRequest {
  readonly category: Category;
  /** A name of the catalogue: `seat-member`. */
  readonly command: string;
  /** null for commands that begin a stream or derive its id from their body. */
  readonly stream: string | null;
  /** As received; checked against the catalogue's schema. */
  readonly body: unknown;
  /** A day in the region's zone, or an instant with an offset; the moment of the command by default. */
  readonly effectiveAt?: string;
  readonly commandId: string;
  readonly actor: ActingAccount;
  readonly expectedVersion?: number;
}

export type ExecuteResult =
  | {
      readonly ok: true;
      readonly stream: string;
      readonly version: number;
      /** null when there was nothing to do. */
      readonly receipt: AppendReceipt | null;
      readonly events: readonly DomainEvent[];
      readonly replayed: boolean;
    }
  | ExecuteFailure;

export type ExecuteFailure =
  | { readonly ok: false; readonly kind: 'invalid'; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly kind: 'unknown-command'; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly kind: 'unknown-stream'; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly kind: 'forbidden'; readonly reasons: readonly Reason[] }
  | { readonly ok: false; readonly kind: 'refused'; readonly refusal: Refusal; readonly version: number }
  | { readonly ok: false; readonly kind: 'conflict'; readonly expected: number; readonly actual: number }
  | { readonly ok: false; readonly kind: 'command-id-reused' };

/** What a permission is asked about: the target's place in the programme. */
export interface CommandTarget {
  readonly region?: string;
  readonly forum?: string;
  readonly cluster?: string;
  readonly agreement?: string;
  /** The person who coordinates the target's forum, by the forum stream's own fact. */
  readonly coordinator?: string | null;
  /** The side that the command speaks for, where it speaks for one. */
  readonly side?: 'cluster' | 'partner';
  /** The person whom it concerns. */
  readonly person?: string;
}

/** Asked before a decision; answers every reason of a no. */
export interface Authorisation {
  allows(
    acting: ActingAccount,
    category: Category,
    command: string,
    target: CommandTarget,
  ): { readonly ok: true } | { readonly ok: false; readonly reasons: readonly Reason[] };
}

/** One person as an identity provider names them, and the id of their link with an account. */
export interface ProviderIdentity {
  readonly identity: string;
  readonly issuer: string;
  readonly subject: string;
}

/** Keeps sign-in data outside the log; asked around `open-account` and what ends sessions. */
export interface CredentialDesk {
  /** Takes the login for the account, or says that another account has it. Repeating it is harmless. */
  reserve(account: string, login: string, password: string): Promise<'reserved' | 'taken'>;
  /** Gives back a login whose account did not come into being. */
  release(account: string): Promise<void>;
  /** Ends every session of an account. @returns how many there were */
  endSessions(account: string): Promise<number>;
  /** Takes a provider's person for the account, or says that another account has them. Repeating it is harmless. */
  reserveIdentity(account: string, identity: ProviderIdentity): Promise<'reserved' | 'taken'>;
  /** Gives back what the account's stream does not hold, or no longer. */
  settleIdentity(account: string, identity: string): Promise<void>;
}

/** Which streams belong together; answered by the directory read model. */
export interface Directory {
  agreementsOfCluster(cluster: string): Promise<readonly string[]>;
  cyclesOfCluster(cluster: string): Promise<readonly string[]>;
  clustersOfForum(forum: string): Promise<readonly string[]>;
  /** Clusters whose region is this code or lies below it. */
  clustersInRegion(region: string): Promise<readonly string[]>;
  /** Waits until everything committed before the call is in the directory. @throws Error on time-out */
  catchUp(): Promise<void>;
}
