import type { Role, RoleScope } from '@app/contracts';

/** A role that an account holds, with what it is limited to. */
export interface RoleGrant {
  readonly grant: string;
  readonly role: Role;
  readonly scope: RoleScope;
}

/** Who acts: an account by pseudonym, the person behind it and the roles granted to it. */
export interface ActingAccount {
  /** The account's uuid, or one of the engine's own actors. */
  readonly account: string;
  readonly person: string | null;
  readonly grants: readonly RoleGrant[];
  /** The operator of the installation, at its own command line: may do everything. */
  readonly operator?: boolean;
  /** Acts by a token for some of the grants only: what the forums' facts give the person does not count. */
  readonly limited?: boolean;
}

/** What a command or a read is about, as far as permissions look at it. */
export interface Target {
  /** Code of the region that it lies in, '' for the whole country; all must be covered when there are several. */
  readonly region?: string | readonly string[];
  readonly cluster?: string;
  readonly agreement?: string;
  /** Agreements of a cluster that is read: a partner reads the cluster of its own agreement. */
  readonly agreements?: readonly string[];
  readonly forum?: string;
  /** The person who coordinates the forum in charge, by that forum's facts. */
  readonly coordinator?: string | null;
  /** The side that the command speaks for. */
  readonly side?: 'cluster' | 'partner';
  /** The person whose data is read, or whom a command concerns. */
  readonly person?: string;
}
