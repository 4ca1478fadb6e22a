import type { ActingAccount } from '@app/access';
import { issuesToReasons } from '@app/application';
import { roles } from '@app/contracts';
import type { Env } from '@app/platform';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { partsOf, problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import type { SignedIn } from './acting.js';
import { Public, SessionOnly, Who } from './acting.js';
import { cookieName, cookieOptions } from './cookie.js';
import { signInBody } from './sign-in.schema.js';

/** Signing in and out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(
    @Inject(SERVICES) private readonly services: EdgeServices,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Post()
  @Public()
  @HttpCode(200)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const given = signInBody.safeParse(body ?? {});
    if (!given.success)
      throw problem('invalid-request', { errors: partsOf(issuesToReasons(given.error.issues)) });
    const acting = await this.accountOf(given.data, request.ip);
    const former = request.cookies[cookieName(this.env)];
    if (former !== undefined) await this.services.sessions.close(former);
    const { token, expiresAt } = await this.services.sessions.open(acting.account);
    void reply.setCookie(cookieName(this.env), token, cookieOptions(this.env, expiresAt));
    void reply.header('cache-control', 'no-store');
    return whoIs(acting, expiresAt);
  }

  @Get()
  whoAmI(@Who() { acting, expiresAt }: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): object {
    void reply.header('cache-control', 'no-store');
    return whoIs(acting, expiresAt);
  }

  @Delete()
  @SessionOnly()
  @HttpCode(204)
  async signOut(@Who() { token }: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.services.sessions.close(token);
    void reply.clearCookie(cookieName(this.env), cookieOptions(this.env));
  }

  private async accountOf(
    given: { login: string; password: string },
    address: string,
  ): Promise<ActingAccount> {
    const verified = await this.services.credentials.verify(given.login, given.password, address);
    if (!verified.ok && verified.kind === 'throttled') {
      throw problem('too-many-attempts', {
        headers: { 'retry-after': String(verified.retryAfter) },
        members: { retryAfter: verified.retryAfter },
      });
    }
    // A disabled account gets the answer of a wrong password: who guesses learns nothing.
    const acting = verified.ok ? await this.services.accounts.load(verified.account) : null;
    if (acting === null) throw problem('sign-in-failed');
    return acting;
  }
}

function whoIs(acting: ActingAccount, expiresAt: string): object {
  return {
    account: acting.account,
    person: acting.person,
    roles: acting.grants.map(({ grant, role, scope }) => ({ grant, role, label: roles.labels[role], scope })),
    expiresAt,
  };
}
