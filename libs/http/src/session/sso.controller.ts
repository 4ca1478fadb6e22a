import type { SignedInBy, SingleSignOn } from '@app/access';
import { ATTEMPT_SECONDS } from '@app/access';
import type { Env } from '@app/platform';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateType } from '../http/accept.js';
import { ApiProblem, problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import { Public } from './acting.js';
import { cookieName, cookieOptions } from './cookie.js';
import { ssoDonePage, ssoPageHeaders, ssoProblemPage } from './sso-page.js';
import { ssoProblem } from './sso-problems.js';

const BASE = 'api/v1/session';
const PATH = `${BASE}/sso`;

/** Signing in by an identity provider. */
@Controller(BASE)
@Public()
export class SsoController {
  constructor(
    @Inject(SERVICES) private readonly services: EdgeServices,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** How somebody may sign in here, for the page that asks. */
  @Get('ways')
  ways(): object {
    const label = this.services.singleSignOn?.label;
    const singleSignOn = label === undefined ? null : { label, href: `${this.env.PUBLIC_URL ?? ''}/${PATH}` };
    return { password: true, singleSignOn };
  }

  /** Sends the browser to the provider: to sign in, or, for somebody signed in, to be linked. */
  @Get('sso')
  async begin(
    @Query('returnTo') returnTo: unknown,
    @Query('link') link: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.answered(request, reply, async () => {
      const wish = link === 'true' ? await this.wishOf(request) : null;
      const path = typeof returnTo === 'string' ? returnTo : undefined;
      const begun = await this.provider().begin(path, wish);
      if (begun === null) throw problem('sso-unavailable', { headers: { 'retry-after': '5' } });
      void reply
        .setCookie(this.cookie(), begun.browser, this.cookieOptions())
        .headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
        .redirect(begun.address, 303);
    });
  }

  /** Where the provider sends the browser back to. */
  @Get('sso/callback')
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answered(request, reply, async () => {
      const provider = this.provider();
      const query = request.url.split('?').slice(1).join('?');
      const browser = request.cookies[this.cookie()];
      const done = await provider.finish({ query, browser, address: request.ip });
      // Whatever came of it, it does not come again.
      void reply.clearCookie(this.cookie(), this.cookieOptions());
      if (!done.ok) throw ssoProblem(done);
      if (!done.linked) await this.openSession(done, request, reply);
      const address = `${this.env.PUBLIC_URL ?? ''}${done.returnTo}`;
      void reply.headers(ssoPageHeaders).send(ssoDonePage(address, done.linked));
    });
  }

  private async openSession(
    { acting }: Extract<SignedInBy, { ok: true }>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const former = request.cookies[cookieName(this.env)];
    if (former !== undefined) await this.services.sessions.close(former);
    const { token, expiresAt } = await this.services.sessions.open(acting.account);
    void reply.setCookie(cookieName(this.env), token, cookieOptions(this.env, expiresAt));
  }

  /** The session's cookie is `SameSite=Strict`: another site's page cannot begin a link. */
  private async wishOf({ cookies }: FastifyRequest): Promise<{ account: string; token: string }> {
    const token = cookies[cookieName(this.env)];
    const session = token === undefined ? null : await this.services.sessions.find(token);
    const acting = session === null ? null : await this.services.accounts.load(session.account);
    if (token === undefined || acting === null) throw problem('unauthenticated');
    return { account: acting.account, token };
  }

  private provider(): Pick<SingleSignOn, 'begin' | 'finish'> {
    if (this.services.singleSignOn === null) throw problem('sso-off');
    return this.services.singleSignOn;
  }

  /** Browsers get a page in both languages, programs the problem itself. */
  private async answered(
    request: FastifyRequest,
    reply: FastifyReply,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const offered = ['application/problem+json', 'text/html'] as const;
      if (!(error instanceof ApiProblem) || negotiateType(request.headers.accept, offered) !== 'text/html')
        throw error;
      void reply
        .code(error.status)
        .headers({ ...ssoPageHeaders, ...error.more.headers })
        .send(ssoProblemPage(error, `${this.env.PUBLIC_URL ?? ''}/${PATH}`));
    }
  }

  private cookie(): string {
    return `${cookieName(this.env)}-sso`;
  }

  /** The provider is another site, and the browser comes back from there: `Lax`. */
  private cookieOptions() {
    return { ...cookieOptions(this.env), sameSite: 'lax' as const, maxAge: ATTEMPT_SECONDS };
  }
}
