import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SECRET_ADDRESS } from '../http/guessing.js';
import { problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import { Public } from '../session/acting.js';
import { feedTokenHash } from './me.controller.js';

const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

/** Calendars for programs that cannot sign in: the address is the secret, and its owner may revoke it. */
@Controller('api/v1/calendar-feeds')
@Public()
export class CalendarFeedsController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get(':file')
  @RouteConfig(SECRET_ADDRESS)
  async show(
    @Param() { file }: { file: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = FILE.exec(file)?.[1];
    const calendar = token === undefined ? null : await this.services.feeds.open(feedTokenHash(token));
    if (calendar === null) throw problem('unknown-link');
    const etag = `"${createHash('sha256').update(calendar).digest('base64url')}"`;
    void reply.headers({ etag, 'cache-control': 'private, no-cache' });
    if (request.headers['if-none-match'] === etag) {
      void reply.code(304).send();
      return;
    }
    void reply
      .headers({
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="rumpun.ics"',
      })
      .send(calendar);
  }
}
