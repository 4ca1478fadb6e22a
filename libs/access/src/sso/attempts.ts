import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { RealClock, Sql } from '../sql.js';
import type { SignInSecrets } from './identity-provider.js';

/** Who asks for a link: the account, and the session it asks by. */
export interface LinkWish {
  readonly account: string;
  readonly token: string;
}

export interface BegunAttempt {
  readonly secrets: SignInSecrets;
  /** Only ever in the browser's cookie. */
  readonly browser: string;
}

export interface TakenAttempt {
  readonly secrets: SignInSecrets;
  readonly returnTo: string;
  /** The account to be linked. */
  readonly account: string | null;
  /** Whether the session that asked for the link still lives; true when none did. */
  readonly alive: boolean;
}

/** How long somebody may be at the provider. */
export const ATTEMPT_SECONDS = 600;
const SECRET = /^[A-Za-z0-9_-]{43}$/;

/** Sign-ins under way: each is finished at most once, and by the browser that began it. */
export class Attempts {
  constructor(
    private readonly sql: Sql,
    private readonly clock: RealClock,
  ) {}

  async begin(returnTo: string, link: LinkWish | null): Promise<BegunAttempt> {
    const [state, browser] = [secret(), secret()];
    const now = this.clock.now();
    const expiresAt = new Date(Date.parse(now) + ATTEMPT_SECONDS * 1000).toISOString();
    await this.sql.query('delete from access.sso_attempt where expires_at <= $1', [now]);
    await this.sql.query(
      `insert into access.sso_attempt (state, browser, return_to, account, session, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        ...[digest(state), digest(browser), returnTo],
        ...[link?.account ?? null, link === null ? null : digest(link.token), expiresAt],
      ],
    );
    return { secrets: secretsOf(state, browser), browser };
  }

  /** @returns null for a state that is unknown, used, past its time or another browser's */
  async take(state: string, browser: string | undefined): Promise<TakenAttempt | null> {
    if (browser === undefined || !SECRET.test(state) || !SECRET.test(browser)) return null;
    const { rows } = await this.sql.query(
      `delete from access.sso_attempt a where a.state = $1 and a.browser = $2 and a.expires_at > $3
       returning a.return_to, a.account, a.session is null
         or exists (select 1 from access.session s where s.token = a.session and s.expires_at > $3) as alive`,
      [digest(state), digest(browser), this.clock.now()],
    );
    const row = rows[0] as { return_to: string; account: string | null; alive: boolean } | undefined;
    if (row === undefined) return null;
    const { return_to: returnTo, account, alive } = row;
    return { secrets: secretsOf(state, browser), returnTo, account, alive };
  }
}

const secret = (): string => randomBytes(32).toString('base64url');
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Nonce and verifier are the browser's, so that a code that was caught is of no use in another one. */
function secretsOf(state: string, browser: string): SignInSecrets {
  const derived = (what: string) =>
    createHmac('sha256', browser).update(`${what}\0${state}`).digest('base64url');
  return { state, nonce: derived('nonce'), verifier: derived('verifier') };
}
