import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TokenTerms } from '@app/contracts';
import type { ApiToken } from '@app/programme';
import type { Accounts, ActingByToken } from './accounts.js';
import type { ActingAccount } from './acting.js';
import type { AccountRecorder, DeskRefusal } from './recorder.js';
import { reasonsOfRecord, refusedFor } from './recorder.js';
import type { Sql } from './sql.js';

export interface TokenDeskParts {
  readonly sql: Sql;
  readonly accounts: Pick<Accounts, 'state' | 'loadByToken'>;
  readonly commands: AccountRecorder;
  /** The clock that the log goes by: it tells when tokens run out. */
  readonly clock: { now(): string };
}

/** A token's terms as they hold, and when it was last used. */
export interface ListedToken extends ApiToken {
  /** A day, in UTC; null for one never used. */
  readonly lastUsedOn: string | null;
}

export interface IssuedToken extends ApiToken {
  /** `rpn_…`: shown this once, the database holds its SHA-256. */
  readonly secret: string;
}

/** What is asked of a new token. */
export interface NewToken extends TokenTerms {
  /** 1 to 365. */
  readonly days: number;
}

const SECRET = /^rpn_[A-Za-z0-9_-]{43}$/;
const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Tokens of programs. The account's stream says which are in force; the table finds them by their hash. */
export class TokenDesk {
  constructor(private readonly parts: TokenDeskParts) {}

  /**
   * Makes a token for an account.
   *
   * @param account whose it is @param by who makes it: the account itself, or the operator
   * @returns the token with its secret, or every reason why not
   */
  async issue(
    account: string,
    { days, ...terms }: NewToken,
    by: ActingAccount,
  ): Promise<{ readonly ok: true; readonly token: IssuedToken } | DeskRefusal> {
    const id = randomUUID();
    const secret = `rpn_${randomBytes(32).toString('base64url')}`;
    // The row first: until the fact is on the stream it opens nothing, and a fact without it would promise a token.
    await this.parts.sql.query(
      'insert into access.api_token (token, id, account, created_at) values ($1, $2, $3, $4)',
      [digest(secret), id, account, this.parts.clock.now()],
    );
    const reasons = await this.record(
      account,
      { type: 'issue-token', data: { ...terms, token: id, days } },
      by,
    );
    if (reasons !== null) {
      await this.forget(id);
      return refusedFor(reasons);
    }
    const state = await this.parts.accounts.state(account);
    const made = state!.tokens.find(({ token }) => token === id)!;
    return { ok: true, token: { ...made, secret } };
  }

  /** @returns the account's tokens that are not revoked, also those that have run out, oldest first */
  async list(account: string): Promise<ListedToken[]> {
    const state = await this.parts.accounts.state(account);
    const { rows } = await this.parts.sql.query(
      `select id, to_char(last_used_on, 'YYYY-MM-DD') as used from access.api_token where account = $1`,
      [account],
    );
    const used = new Map((rows as { id: string; used: string | null }[]).map((row) => [row.id, row.used]));
    return (state?.tokens ?? []).map((token) => ({ ...token, lastUsedOn: used.get(token.token) ?? null }));
  }

  /** Takes a token out of force with the next request. @param by its owner, or the operator */
  async revoke(
    account: string,
    token: string,
    by: ActingAccount,
  ): Promise<{ readonly ok: true } | DeskRefusal> {
    const reasons = await this.record(account, { type: 'revoke-token', data: { token } }, by);
    if (reasons !== null) return refusedFor(reasons);
    await this.forget(token);
    return { ok: true };
  }

  /** @returns who acts by a secret, or null when it is none that is in force; notes the day */
  async find(secret: string): Promise<ActingByToken | null> {
    if (!SECRET.test(secret)) return null;
    const key = digest(secret);
    const { rows } = await this.parts.sql.query(
      `select id, account, to_char(last_used_on, 'YYYY-MM-DD') as used from access.api_token where token = $1`,
      [key],
    );
    const [row] = rows as { id: string; account: string; used: string | null }[];
    if (row === undefined) return null;
    const now = this.parts.clock.now();
    const found = await this.parts.accounts.loadByToken(row.account, row.id, now);
    // Out of force for ever: a disabled account's tokens do not come back.
    if (found === null) await this.forget(row.id);
    const today = now.slice(0, 10);
    // Once a day: reading must not write.
    if (found !== null && row.used !== today) {
      await this.parts.sql.query('update access.api_token set last_used_on = $2 where token = $1', [
        key,
        today,
      ]);
    }
    return found;
  }

  private async record(
    stream: string,
    command: { readonly type: string; readonly data: object },
    { account, person }: ActingAccount,
  ) {
    const given = { category: 'account', stream, command, commandId: randomUUID(), account, person } as const;
    return reasonsOfRecord(await this.parts.commands.executeInternal(given));
  }

  private async forget(token: string): Promise<void> {
    await this.parts.sql.query('delete from access.api_token where id = $1', [token]);
  }
}
