import { issuesToReasons } from '@app/application';
import type { Env } from '@app/platform';
import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { partsOf, problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import type { SignedIn } from './acting.js';
import { SessionOnly, Who } from './acting.js';
import { cookieName, cookieOptions } from './cookie.js';
import { deskProblem } from './refused.js';
import { changePasswordBody } from './sign-in.schema.js';

/** One's own password and sessions. */
@Controller('api/v1')
export class PasswordController {
  constructor(
    @Inject(SERVICES) private readonly services: EdgeServices,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Ends the account's other sessions; the one that asks stays. */
  @Post('me/password')
  @SessionOnly()
  @HttpCode(204)
  async change(
    @Body() body: unknown,
    @Who() { acting, token }: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const given = changePasswordBody.safeParse(body ?? {});
    if (!given.success)
      throw problem('invalid-request', { errors: partsOf(issuesToReasons(given.error.issues)) });
    const changed = await this.services.passwords.change(acting, given.data, {
      address: request.ip,
      keep: token,
    });
    if (!changed.ok) throw deskProblem(changed);
  }

  /** Signs out everywhere, here too. */
  @Delete('sessions')
  @SessionOnly()
  @HttpCode(204)
  async endAll(@Who() { acting }: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.services.sessions.closeAll(acting.account);
    void reply.clearCookie(cookieName(this.env), cookieOptions(this.env));
  }
}
