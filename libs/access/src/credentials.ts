import type { RealClock, Sql } from './sql.js';
import { realClock } from './sql.js';
import { Passwords } from './passwords.js';
import type { ThrottlePolicy } from './throttle.js';
import { Throttle } from './throttle.js';

export interface CredentialsOptions {
  readonly sql: Sql;
  /** 32 random bytes, kept outside the database. Losing it loses every login. */
  readonly secret: Buffer;
  /** Whether an account has come into being; a login held for one that never did can be taken over. */
  readonly exists: (account: string) => Promise<boolean>;
  readonly clock?: RealClock;
  readonly passwords?: Passwords;
  readonly perLogin?: ThrottlePolicy;
  readonly perAddress?: ThrottlePolicy;
}

export type Verification =
  | { readonly ok: true; readonly account: string }
  | { readonly ok: false; readonly kind: 'wrong' }
  /** Too many failures: `retryAfter` is in seconds. */
  | { readonly ok: false; readonly kind: 'throttled'; readonly retryAfter: number };

interface CredentialRow {
  readonly account: string;
  readonly login: Buffer;
  readonly password: string;
}

const PER_LOGIN: ThrottlePolicy = { free: 5, longest: 300 };
const PER_ADDRESS: ThrottlePolicy = { free: 20, longest: 900 };
/** A reservation this old whose account does not exist was left by a server that died in between. */
const ABANDONED_MS = 60_000;

/** Logins and passwords, outside the log. No plain login is stored or returned. */
export class Credentials {
  private readonly clock: RealClock;
  private readonly passwords: Passwords;
  readonly throttle: Throttle;
  /** Accounts whose login this process reserved and whose opening may still fail. */
  private readonly fresh = new Set<string>();

  constructor(private readonly options: CredentialsOptions) {
    this.clock = options.clock ?? realClock;
    this.passwords = options.passwords ?? new Passwords();
    this.throttle = new Throttle({ sql: options.sql, secret: options.secret, clock: this.clock });
  }

  /**
   * Takes a login for an account that is about to be opened. Repeating it is harmless: the first password holds.
   * @returns `taken` when another account has the login
   */
  async reserve(account: string, login: string, password: string): Promise<'reserved' | 'taken'> {
    const lookup = this.lookup(login);
    await this.dropAbandoned(lookup, account);
    const hashed = await this.passwords.hash(password);
    const inserted = await this.options.sql.query(
      `insert into access.credential (account, login, password, created_at, changed_at)
       values ($1, $2, $3, $4, $4) on conflict do nothing`,
      [account, lookup, hashed, this.clock.now()],
    );
    if (inserted.rowCount === 1) {
      this.fresh.add(account);
      return 'reserved';
    }
    this.fresh.delete(account);
    const { rows } = await this.options.sql.query('select 1 from access.credential where account = $1', [
      account,
    ]);
    return rows.length === 1 ? 'reserved' : 'taken';
  }

  /** Gives back a login that this process has just reserved; that of an account opened earlier stays. */
  async release(account: string): Promise<void> {
    if (!this.fresh.delete(account)) return;
    await this.options.sql.query('delete from access.credential where account = $1', [account]);
  }

  /** @returns false when the account has no login */
  async setPassword(account: string, password: string): Promise<boolean> {
    return this.setHashed(account, await this.passwords.hash(password));
  }

  /** @returns what `setHashed` takes @throws PasswordQueueFullError when the server has too many to work on */
  hash(password: string): Promise<string> {
    return this.passwords.hash(password);
  }

  /** Also forgets the failures under the account's login. @returns false when the account has no login */
  async setHashed(account: string, hashed: string): Promise<boolean> {
    const { rows } = await this.options.sql.query(
      'update access.credential set password = $2, changed_at = $3 where account = $1 returning login',
      [account, hashed, this.clock.now()],
    );
    const [row] = rows as { login: Buffer }[];
    if (row !== undefined) await this.throttle.forget(row.login);
    return row !== undefined;
  }

  /** @returns whether a text is the account's login */
  async isLogin(account: string, text: string): Promise<boolean> {
    return (await this.row('account', account))?.login.equals(this.lookup(text)) ?? false;
  }

  /** For whoever may set a new password anyway: it is not throttled. @throws PasswordQueueFullError */
  async isPassword(account: string, text: string): Promise<boolean> {
    return this.passwords.matches((await this.row('account', account))?.password ?? null, text);
  }

  /**
   * Checks a login and its password. An unknown login takes the same steps and the same time as a known one.
   *
   * @param address the network address that asks
   * @throws PasswordQueueFullError when the server has too many to check
   */
  async verify(login: string, password: string, address: string): Promise<Verification> {
    return this.check(this.lookup(login), password, address);
  }

  /** Checks the password of an account that is signed in, throttled like signing in. @see verify */
  async verifyOwn(account: string, password: string, address: string): Promise<Verification> {
    const found = await this.row('account', account);
    return this.check(found?.login ?? this.lookup(account), password, address);
  }

  /**
   * Begins an attempt at a secret that names no login.
   * @param kind of secret, so that attempts at one do not slow down another
   * @returns yes with a way to take the attempt back, or after how many seconds to come back
   */
  async attempt(
    kind: string,
    address: string,
  ): Promise<{ ok: true; forgive(): Promise<void> } | { ok: false; retryAfter: number }> {
    const key = this.throttle.key(kind, network(address));
    const begun = await this.throttle.begin(key, this.options.perAddress ?? PER_ADDRESS);
    return begun.ok ? { ok: true, forgive: () => this.throttle.forgive(key) } : begun;
  }

  private async check(lookup: Buffer, password: string, address: string): Promise<Verification> {
    const keys = { address: this.throttle.key('address', network(address)), login: lookup };
    for (const [key, policy] of [
      [keys.address, this.options.perAddress ?? PER_ADDRESS],
      [keys.login, this.options.perLogin ?? PER_LOGIN],
    ] as const) {
      const attempt = await this.throttle.begin(key, policy);
      if (!attempt.ok) return { ok: false, kind: 'throttled', retryAfter: attempt.retryAfter };
    }
    const found = await this.row('login', lookup);
    if (!(await this.passwords.matches(found?.password ?? null, password)))
      return { ok: false, kind: 'wrong' };
    await this.throttle.forget(keys.login);
    await this.throttle.forgive(keys.address);
    return { ok: true, account: found!.account };
  }

  /** For the operator at the command line: sign-in never tells whether a login exists. */
  async accountOf(login: string): Promise<string | null> {
    const { rows } = await this.options.sql.query('select account from access.credential where login = $1', [
      this.lookup(login),
    ]);
    return (rows[0] as { account: string } | undefined)?.account ?? null;
  }

  /** Under which a login is found, and its failures counted. */
  private lookup(login: string): Buffer {
    return this.throttle.key('login', normalise(login));
  }

  private async row(by: 'login' | 'account', value: Buffer | string): Promise<CredentialRow | undefined> {
    const { rows } = await this.options.sql.query(
      `select account, login, password from access.credential where ${by} = $1`,
      [value],
    );
    return rows[0] as CredentialRow | undefined;
  }

  private async dropAbandoned(lookup: Buffer, account: string): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - ABANDONED_MS).toISOString();
    const { rows } = await this.options.sql.query(
      'select account from access.credential where login = $1 and account <> $2 and created_at < $3',
      [lookup, account, before],
    );
    const holder = (rows[0] as { account: string } | undefined)?.account;
    if (holder === undefined || (await this.options.exists(holder))) return;
    await this.options.sql.query('delete from access.credential where account = $1', [holder]);
  }
}

/** Capital letters and ways of composing a letter do not make another login. */
const normalise = (login: string): string => login.normalize('NFC').trim().toLowerCase();

/** An IPv6 subscriber holds a /64: one address of it is as good as another. */
function network(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...zeros, ...right].slice(0, 4).join(':').toLowerCase();
}
