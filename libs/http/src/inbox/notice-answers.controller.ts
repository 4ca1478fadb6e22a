import { createHash } from 'node:crypto';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { FILE_BODY } from '../http/body-parser.js';
import { problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import { Public } from '../session/acting.js';
import { answerPage, answerStyle } from './answer-page.js';

const STYLE_HASH = createHash('sha256').update(answerStyle).digest('base64');
/** Nothing loads or runs; the one form goes back to where the page came from. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;

/**
 * Where the links in messages lead. Reading changes nothing, because mail programs open links by themselves; the
 * button, or a mail program's own "unsubscribe" (RFC 8058), sends the answer.
 */
@Controller('api/v1/notice-answers')
@Public()
export class NoticeAnswersController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get(':token')
  async ask(@Param() { token }: { token: string }, @Res() reply: FastifyReply): Promise<void> {
    const asked = await this.services.answers.look(token);
    if (asked === null) throw problem('not-found');
    page(reply, answerPage(asked));
  }

  /** The body says nothing that the address does not: whatever its type, it is not read. */
  @Post(':token')
  @HttpCode(200)
  @RouteConfig(FILE_BODY)
  async take(@Param() { token }: { token: string }, @Res() reply: FastifyReply): Promise<void> {
    const answered = await this.services.answers.answer(token);
    if (answered === null) throw problem('not-found');
    page(reply, answerPage(answered));
  }
}

function page(reply: FastifyReply, markup: string): void {
  void reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      // The address is a secret that no other site may learn. Not "no-referrer": a browser would then call the
      // button's origin "null", which is refused as foreign.
      'referrer-policy': 'same-origin',
    })
    .send(markup);
}
