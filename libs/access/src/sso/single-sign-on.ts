import { randomUUID } from 'node:crypto';
import { text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { Accounts } from '../accounts.js';
import type { ActingAccount } from '../acting.js';
import type { Credentials } from '../credentials.js';
import type { AccountRecorder } from '../recorder.js';
import { reasonsOfRecord } from '../recorder.js';
import type { RealClock, Sql } from '../sql.js';
import { realClock } from '../sql.js';
import type { LinkWish, TakenAttempt } from './attempts.js';
import { Attempts } from './attempts.js';
import type { Identities, ProviderPerson } from './identities.js';
import type { OnTrouble, ProviderRefusal, SingleSignOnSettings } from './identity-provider.js';
import { IdentityProvider } from './identity-provider.js';
import { pathWithin } from './return-path.js';

export interface SingleSignOnParts {
  readonly settings: SingleSignOnSettings;
  readonly sql: Sql;
  readonly accounts: Pick<Accounts, 'load'>;
  readonly credentials: Pick<Credentials, 'attempt'>;
  readonly identities: Pick<Identities, 'accountOf' | 'reserve' | 'settle'>;
  readonly commands: AccountRecorder;
  readonly clock?: RealClock;
  readonly onTrouble?: OnTrouble;
}

/** What the browser brought back from the provider. */
export interface CameBack {
  /** Of the address, as received, without `?`. */
  readonly query: string;
  /** The cookie that `begin` gave. */
  readonly browser: string | undefined;
  /** The network address that asks. */
  readonly address: string;
}

export type SignedInBy =
  | {
      readonly ok: true;
      readonly acting: ActingAccount;
      readonly returnTo: string;
      /** Whether the account was linked; else a session is to be opened. */
      readonly linked: boolean;
    }
  | { readonly ok: false; readonly kind: ProviderRefusal | 'unknown-attempt' | 'disabled' | 'session-over' }
  | { readonly ok: false; readonly kind: 'throttled'; readonly retryAfter: number }
  /** Nobody is made an account: whom the provider names is told, for the administrator who links them. */
  | { readonly ok: false; readonly kind: 'not-linked'; readonly person: ProviderPerson }
  | { readonly ok: false; readonly kind: 'refused'; readonly reasons: readonly Reason[] };

const TAKEN: Reason = {
  code: 'identity-taken',
  text: text(
    'orang ini di penyedia identitas sudah terhubung dengan akun lain',
    'this person of the identity provider is linked with another account',
  ),
};

/**
 * Signing in by OpenID Connect: by an account that was linked with the provider's issuer and subject before, never by
 * an e-mail address. What it answers opens a session like any other.
 */
export class SingleSignOn {
  private readonly provider: IdentityProvider;
  private readonly attempts: Attempts;

  constructor(private readonly parts: SingleSignOnParts) {
    const clock = parts.clock ?? realClock;
    this.provider = new IdentityProvider(parts.settings, clock, parts.onTrouble);
    this.attempts = new Attempts(parts.sql, clock);
  }

  /** What the button says. */
  get label(): string {
    return this.parts.settings.label;
  }

  /**
   * Begins a sign-in, or a link when an account asks for one.
   *
   * @param returnTo path to go to afterwards; anything that leads elsewhere counts as `/`
   * @returns where to send the browser and what to put into its cookie; null when the provider cannot be reached
   */
  async begin(
    returnTo: string | undefined,
    link: LinkWish | null,
  ): Promise<{ address: string; browser: string } | null> {
    const { secrets, browser } = await this.attempts.begin(pathWithin(returnTo), link);
    const address = await this.provider.address(secrets, link !== null);
    return address === null ? null : { address: address.href, browser };
  }

  /** Finishes what `begin` began, once. Failures are throttled per address like passwords. */
  async finish({ query, browser, address }: CameBack): Promise<SignedInBy> {
    const attempt = await this.parts.credentials.attempt('sso', address);
    if (!attempt.ok) return { ok: false, kind: 'throttled', retryAfter: attempt.retryAfter };
    const taken = await this.attempts.take(new URLSearchParams(query).get('state') ?? '', browser);
    if (taken === null) return { ok: false, kind: 'unknown-attempt' };
    const redeemed = await this.provider.redeem(query, taken.secrets);
    if (!redeemed.ok) {
      if (redeemed.refusal !== 'untrusted') await attempt.forgive();
      return { ok: false, kind: redeemed.refusal };
    }
    await attempt.forgive();
    const { issuer, subject } = redeemed;
    if (taken.account !== null) return this.link(taken.account, taken, { issuer, subject });
    return this.signIn(taken.returnTo, { issuer, subject });
  }

  private async signIn(returnTo: string, person: ProviderPerson): Promise<SignedInBy> {
    const account = await this.parts.identities.accountOf(person);
    if (account === null) return { ok: false, kind: 'not-linked', person };
    const acting = await this.parts.accounts.load(account);
    if (acting === null) return { ok: false, kind: 'disabled' };
    return { ok: true, acting, returnTo, linked: false };
  }

  private async link(account: string, taken: TakenAttempt, person: ProviderPerson): Promise<SignedInBy> {
    const { accounts, identities, commands } = this.parts;
    const acting = taken.alive ? await accounts.load(account) : null;
    if (acting === null) return { ok: false, kind: 'session-over' };
    const { returnTo } = taken;
    const identity = randomUUID();
    const holder = await identities.accountOf(person);
    if (holder === account) return { ok: true, acting, returnTo, linked: true };
    const link = { ...person, identity };
    if (holder !== null || (await identities.reserve(account, link)) === 'taken')
      return { ok: false, kind: 'refused', reasons: [TAKEN] };
    const answer = await commands.executeInternal({
      ...{ category: 'account', stream: account, command: { type: 'link-sign-in', data: link } },
      ...{ commandId: randomUUID(), account, person: acting.person },
    });
    await identities.settle(account, identity);
    const reasons = reasonsOfRecord(answer);
    return reasons === null
      ? { ok: true, acting, returnTo, linked: true }
      : { ok: false, kind: 'refused', reasons };
  }
}
