import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { AskedAnswer } from '@app/reminders';
import type { FastifyReply } from 'fastify';
import { FILE_BODY } from '../http/body-parser.js';
import { SECRET_ADDRESS } from '../http/guessing.js';
import { problem } from '../http/problem.js';
import { PAGE } from '../pages/problem-page.js';
import { sendPage } from '../pages/shell.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import { Public } from '../session/acting.js';
import { answerPage } from './answer-page.js';

/**
 * Where the links in messages lead. Reading changes nothing, because mail programs open links by themselves; the
 * button, or a mail program's own "unsubscribe" (RFC 8058), sends the answer.
 */
@Controller('api/v1/notice-answers')
@Public()
export class NoticeAnswersController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get(':token')
  @RouteConfig({ ...PAGE, ...SECRET_ADDRESS })
  async ask(@Param() { token }: { token: string }, @Res() reply: FastifyReply): Promise<void> {
    this.show(reply, await this.services.answers.look(token));
  }

  /** The body says nothing that the address does not: whatever its type, it is not read. */
  @Post(':token')
  @HttpCode(200)
  @RouteConfig({ ...PAGE, ...SECRET_ADDRESS, ...FILE_BODY })
  async take(@Param() { token }: { token: string }, @Res() reply: FastifyReply): Promise<void> {
    this.show(reply, await this.services.answers.answer(token));
  }

  /** @throws ApiProblem for a link that leads nowhere */
  private show(reply: FastifyReply, asked: AskedAnswer | null): void {
    if (asked === null) throw problem('unknown-link');
    sendPage(reply, answerPage(asked, this.services.demo ?? false));
  }
}
