import { issuesToReasons } from '@app/application';
import type { IssuedTokenView, TokensView } from '@app/contracts';
import { text, uuid } from '@app/contracts';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { partsOf, problem } from '../http/problem.js';
import { demandRead } from '../reads/reads.js';
import type { EdgeServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from './acting.js';
import { SessionOnly, Who } from './acting.js';
import { deskProblem } from './refused.js';
import { newTokenBody } from './sign-in.schema.js';

/** Tokens for programs. An administrator revokes another account's with the command `revoke-token`. */
@Controller('api/v1')
export class TokensController {
  constructor(@Inject(SERVICES) private readonly services: EdgeServices) {}

  @Get('me/tokens')
  own(@Who() { acting }: SignedIn, @Res({ passthrough: true }) reply: FastifyReply): Promise<TokensView> {
    return this.listed(acting.account, reply);
  }

  @Get('accounts/:id/tokens')
  async ofAccount(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokensView> {
    const account = id.toLowerCase();
    const state = uuid.safeParse(account).success ? await this.services.accounts.state(account) : null;
    // Asked before it is said whether there is such an account.
    demandRead(acting, 'account', state?.person ? { person: state.person } : {});
    if (state === null) throw unknownAccount();
    return this.listed(account, reply);
  }

  @Post('me/tokens')
  @SessionOnly()
  async issue(
    @Body() body: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedTokenView> {
    const given = newTokenBody.safeParse(body ?? {});
    if (!given.success)
      throw problem('invalid-request', { errors: partsOf(issuesToReasons(given.error.issues)) });
    const issued = await this.services.tokens.issue(acting.account, given.data, acting);
    if (!issued.ok) throw deskProblem(issued);
    void reply.header('cache-control', 'no-store');
    return { ...issued.token, note: shownOnce };
  }

  @Delete('me/tokens/:token')
  @SessionOnly()
  @HttpCode(204)
  async revoke(@Param() { token }: { token: string }, @Who() { acting }: SignedIn): Promise<void> {
    const revoked = await this.services.tokens.revoke(acting.account, token.toLowerCase(), acting);
    if (revoked.ok) return;
    if (revoked.kind !== 'refused') throw deskProblem(revoked);
    const errors = revoked.reasons.map(({ code, text: words }) => ({
      code,
      parameter: 'token',
      text: words,
    }));
    throw problem('unknown-id', { errors });
  }

  private async listed(account: string, reply: FastifyReply): Promise<TokensView> {
    void reply.header('cache-control', 'no-store');
    return { account, tokens: await this.services.tokens.list(account) };
  }
}

const shownOnce = text(
  'Token ini hanya ditampilkan sekali. Siapa pun yang memilikinya bertindak sebagai Anda; cabut bila tersebar.',
  'This token is shown once. Whoever has it acts as you; revoke it if it gets about.',
);

const unknownAccount = () =>
  problem('unknown-id', {
    errors: [
      {
        code: 'unknown-id',
        parameter: 'id',
        text: text('Tidak ada akun dengan id ini', 'There is no account with this id'),
      },
    ],
  });
