import { createHash, randomBytes } from 'node:crypto';
import type { RealClock, Sql } from './sql.js';
import { realClock } from './sql.js';

export interface SessionLimits {
  /** Milliseconds without use. */
  readonly idle: number;
  /** Milliseconds after signing in, whatever the use. */
  readonly absolute: number;
}

export interface OpenSession {
  /** Only ever in the cookie; the database holds its SHA-256. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface Session {
  readonly account: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const HOUR = 3_600_000;
/** A working day without use, a week at most. */
const LIMITS: SessionLimits = { idle: 8 * HOUR, absolute: 7 * 24 * HOUR };
/** `seen_at` is moved no more often than this, so that reading does not write. */
const TOUCH_MS = 60_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** Server-side sessions: ending one takes effect with the next request. */
export class Sessions {
  private readonly clock: RealClock;
  private readonly limits: SessionLimits;

  constructor(
    private readonly sql: Sql,
    options: { clock?: RealClock; limits?: SessionLimits } = {},
  ) {
    this.clock = options.clock ?? realClock;
    this.limits = options.limits ?? LIMITS;
  }

  /** Begins a session, and removes those that have run out. */
  async open(account: string): Promise<OpenSession> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = later(now, this.limits.absolute);
    await this.sql.query(
      `insert into access.session (token, account, created_at, seen_at, expires_at) values ($1, $2, $3, $3, $4)`,
      [digest(token), account, now, expiresAt],
    );
    await this.sql.query('delete from access.session where expires_at <= $1 or seen_at <= $2', [
      now,
      later(now, -this.limits.idle),
    ]);
    return { token, expiresAt };
  }

  /** @returns the session of a token that is neither ended, idle for too long nor too old; else null */
  async find(token: string): Promise<Session | null> {
    if (!TOKEN.test(token)) return null;
    const now = this.clock.now();
    const key = digest(token);
    const { rows } = await this.sql.query(
      `select account, created_at, seen_at, expires_at from access.session
       where token = $1 and expires_at > $2 and seen_at > $3`,
      [key, now, later(now, -this.limits.idle)],
    );
    const row = rows[0] as { account: string; created_at: Date; seen_at: Date; expires_at: Date } | undefined;
    if (row === undefined) return null;
    if (Date.parse(now) - row.seen_at.getTime() >= TOUCH_MS) {
      await this.sql.query('update access.session set seen_at = $2 where token = $1', [key, now]);
    }
    const { account } = row;
    return { account, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString() };
  }

  /** Ends one session; one that has ended already is none of our concern. */
  async close(token: string): Promise<void> {
    await this.sql.query('delete from access.session where token = $1', [digest(token)]);
  }

  /** Ends the sessions of an account but the one of this token. @returns how many there were */
  async closeOthers(account: string, token: string): Promise<number> {
    const { rowCount } = await this.sql.query(
      'delete from access.session where account = $1 and token <> $2',
      [account, digest(token)],
    );
    return rowCount ?? 0;
  }

  /** Ends all sessions of an account. @returns how many there were */
  async closeAll(account: string): Promise<number> {
    return (await this.sql.query('delete from access.session where account = $1', [account])).rowCount ?? 0;
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();

const later = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();
