import { createHmac } from 'node:crypto';
import type { Accounts } from '../accounts.js';
import type { RealClock, Sql } from '../sql.js';

export interface IdentitiesParts {
  readonly sql: Sql;
  /** 32 random bytes, kept outside the database: the one under which logins are looked up. */
  readonly secret: Buffer;
  readonly accounts: Pick<Accounts, 'state'>;
  readonly clock: RealClock;
}

/** One person as an identity provider names them. */
export interface ProviderPerson {
  readonly issuer: string;
  readonly subject: string;
}

interface Row {
  readonly account: string;
  readonly identity: string;
  readonly created_at: Date;
}

/** A reservation this old that no stream holds was left by a server that died in between. */
const ABANDONED_MS = 60_000;

/**
 * Whom a provider's person signs in as, outside the log. The log decides: a row counts only while the account's
 * stream holds its identity, so that a crash in between opens nothing.
 */
export class Identities {
  constructor(private readonly parts: IdentitiesParts) {}

  /** @returns the account that the person is linked with; null for none */
  async accountOf(person: ProviderPerson): Promise<string | null> {
    const row = await this.row(this.lookup(person));
    return row !== undefined && (await this.holds(row.account, row.identity)) ? row.account : null;
  }

  /**
   * Takes a person for an account about to be linked. Repeating it is harmless.
   * @returns `taken` when the person or the id is another link's
   */
  async reserve(account: string, link: ProviderPerson & { identity: string }): Promise<'reserved' | 'taken'> {
    const { sql, clock } = this.parts;
    const person = this.lookup(link);
    await this.dropAbandoned(person);
    await sql.query(
      `insert into access.sso_link (person, account, identity, created_at)
       values ($1, $2, $3, $4) on conflict do nothing`,
      [person, account, link.identity, clock.now()],
    );
    const row = await this.row(person);
    return row?.account === account && row.identity === link.identity ? 'reserved' : 'taken';
  }

  /** Gives back a person whom the account's stream does not hold, or no longer. */
  async settle(account: string, identity: string): Promise<void> {
    if (await this.holds(account, identity)) return;
    await this.parts.sql.query('delete from access.sso_link where account = $1 and identity = $2', [
      account,
      identity,
    ]);
  }

  private async dropAbandoned(person: Buffer): Promise<void> {
    const row = await this.row(person);
    if (row === undefined || (await this.holds(row.account, row.identity))) return;
    if (Date.parse(this.parts.clock.now()) - row.created_at.getTime() < ABANDONED_MS) return;
    await this.parts.sql.query('delete from access.sso_link where person = $1 and identity = $2', [
      person,
      row.identity,
    ]);
  }

  private async holds(account: string, id: string): Promise<boolean> {
    const state = await this.parts.accounts.state(account);
    return state?.identities.some(({ identity }) => identity === id) ?? false;
  }

  private async row(person: Buffer): Promise<Row | undefined> {
    const { rows } = await this.parts.sql.query(
      'select account, identity, created_at from access.sso_link where person = $1',
      [person],
    );
    return rows[0] as Row | undefined;
  }

  /** Neither part can run into the other: an address holds no NUL. */
  private lookup({ issuer, subject }: ProviderPerson): Buffer {
    return createHmac('sha256', this.parts.secret).update(`sso\0${issuer}\0${subject}`).digest();
  }
}
