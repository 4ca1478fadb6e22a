import * as oidc from 'openid-client';
import type { RealClock } from '../sql.js';

/** What an installation was told about its identity provider. */
export interface SingleSignOnSettings {
  /** As the provider writes it, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly label: string;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
}

/** What only the browser and the provider know of one sign-in. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  /** PKCE (RFC 7636). */
  readonly verifier: string;
}

/** Why a provider's answer signs nobody in. */
export type ProviderRefusal =
  /** It could not be reached, or said that it is not able to. */
  | 'away'
  /** The person, or the provider, said no. */
  | 'denied'
  /** The code was used or has run out. */
  | 'stale'
  /** Its time and ours are too far apart, or the answer lay about. */
  | 'late'
  /** Its answer does not hold: another issuer, nonce, signature or audience, or an error of the set-up. */
  | 'untrusted';

export type Redeemed =
  | { readonly ok: true; readonly issuer: string; readonly subject: string }
  | { readonly ok: false; readonly refusal: ProviderRefusal };

/** A code of what went wrong, for whoever runs the installation; never a token, a code or a person. */
export type OnTrouble = (code: string) => void;

/** Seconds; people wait. */
const TIMEOUT_S = 5;
const HOUR_MS = 3_600_000;
/** After a failure the provider is left alone so long, so that a waiting room of browsers does not ask at once. */
const REST_MS = 3_000;
const TOLERANCE_S = 30;

interface Known {
  readonly configuration: oidc.Configuration;
  readonly until: number;
}

/** The OpenID Connect side: authorization code with PKCE. Found out about at the first sign-in, and again hourly. */
export class IdentityProvider {
  private known: Known | null = null;
  private asking: Promise<oidc.Configuration | null> | null = null;
  private restUntil = 0;

  constructor(
    private readonly settings: SingleSignOnSettings,
    private readonly clock: RealClock,
    private readonly onTrouble: OnTrouble = () => undefined,
  ) {}

  /** Where the provider sends people back to; it must be registered there. */
  get redirectUri(): string {
    return `${this.settings.publicUrl}/api/v1/session/sso/callback`;
  }

  /**
   * @param again whether the provider shall ask who it is even of somebody it knows already
   * @returns where to send the browser; null when the provider cannot be reached
   */
  async address({ state, nonce, verifier }: SignInSecrets, again: boolean): Promise<URL | null> {
    const configuration = await this.configuration();
    if (configuration === null) return null;
    return oidc.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: this.redirectUri, response_type: 'code', scope: 'openid', state, nonce },
      ...{ code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ...(again ? { prompt: 'login' } : {}),
    });
  }

  /** Redeems what the provider sent back. @param query of the address it came to, as received */
  async redeem(query: string, { state, nonce, verifier }: SignInSecrets): Promise<Redeemed> {
    const configuration = await this.configuration();
    if (configuration === null) return { ok: false, refusal: 'away' };
    const came = new URL(this.redirectUri);
    came.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, came, {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      });
      const claims = tokens.claims();
      if (claims === undefined) return this.refused('untrusted', 'no-id-token');
      return { ok: true, issuer: claims.iss, subject: claims.sub };
    } catch (error) {
      return this.refused(refusalOf(error), codeOf(error));
    }
  }

  private refused(refusal: ProviderRefusal, code: string): Redeemed {
    if (refusal !== 'denied') this.onTrouble(code);
    return { ok: false, refusal };
  }

  private async configuration(): Promise<oidc.Configuration | null> {
    const now = Date.parse(this.clock.now());
    if (this.known !== null && now < this.known.until) return this.known.configuration;
    if (now < this.restUntil) return this.known?.configuration ?? null;
    this.asking ??= this.discover().finally(() => (this.asking = null));
    // What is known of it goes on while it does not answer.
    return (await this.asking) ?? this.known?.configuration ?? null;
  }

  private async discover(): Promise<oidc.Configuration | null> {
    const { issuer, clientId, clientSecret } = this.settings;
    try {
      const configuration = await oidc.discovery(
        new URL(issuer),
        clientId,
        {
          client_secret: clientSecret,
          [oidc.clockTolerance]: TOLERANCE_S,
          [oidc.clockSkew]: Math.round((Date.parse(this.clock.now()) - Date.now()) / 1000),
        },
        oidc.ClientSecretBasic(clientSecret),
        {
          timeout: TIMEOUT_S,
          ...(issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests] } : {}),
        },
      );
      this.known = { configuration, until: Date.parse(this.clock.now()) + HOUR_MS };
      return configuration;
    } catch (error) {
      this.restUntil = Date.parse(this.clock.now()) + REST_MS;
      this.onTrouble(codeOf(error));
      return null;
    }
  }
}

const NOT_ABLE = new Set(['temporarily_unavailable', 'server_error']);
const SAID_NO = new Set(['access_denied', 'login_required', 'interaction_required', 'consent_required']);
/** Codes of openid-client for a provider that answers with something else than OpenID Connect, or not at all. */
const NO_ANSWER = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

function refusalOf(error: unknown): ProviderRefusal {
  if (error instanceof oidc.AuthorizationResponseError) {
    if (SAID_NO.has(error.error)) return 'denied';
    return NOT_ABLE.has(error.error) ? 'away' : 'untrusted';
  }
  if (error instanceof oidc.ResponseBodyError) {
    if (error.error === 'invalid_grant') return 'stale';
    return error.status >= 500 || NOT_ABLE.has(error.error) ? 'away' : 'untrusted';
  }
  const { code } = error as { code?: string };
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return 'late';
  return isUnreachable(error) || (code !== undefined && NO_ANSWER.has(code)) ? 'away' : 'untrusted';
}

interface Caused {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly code?: unknown;
  readonly error?: unknown;
  readonly cause?: unknown;
}

/** The error and what caused it, the outermost first. */
function* chainOf(error: unknown): Generator<Caused> {
  let each = error;
  while (typeof each === 'object' && each !== null) {
    yield each;
    each = (each as Caused).cause;
  }
}

/** What `fetch` says of a connection that failed, broke off or took too long; it names no code. */
const isUnreachable = (error: unknown): boolean =>
  [...chainOf(error)].some(
    ({ name, message }) =>
      name === 'TimeoutError' ||
      (name === 'TypeError' && ['fetch failed', 'terminated'].includes(message as string)),
  );

/** @returns the most particular code, e.g. `ECONNREFUSED` or `invalid_client`; nothing else of what was received */
function codeOf(error: unknown): string {
  const codes = [...chainOf(error)].flatMap(({ code, error: said }) => [code, said]);
  const named = codes.filter((each) => typeof each === 'string' && /^[\w-]{1,60}$/.test(each));
  return (named.at(-1) as string | undefined) ?? 'unknown';
}
