import { createHash } from 'node:crypto';
import type { Env } from '@app/platform';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNotModified } from '../http/headers.js';
import { ENV } from '../services.js';
import { Public } from '../session/acting.js';
import { openApiDocument } from './document.js';

/** The document never changes while the program runs: it is written once. */
@Controller('api/v1/openapi.json')
@Public()
export class OpenApiController {
  private readonly text: string;
  private readonly etag: string;

  constructor(@Inject(ENV) env: Env) {
    this.text = JSON.stringify(openApiDocument(env));
    this.etag = `"${createHash('sha256').update(this.text).digest('base64url').slice(0, 22)}"`;
  }

  @Get()
  show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    void reply.headers({ etag: this.etag, 'cache-control': 'no-cache' });
    if (isNotModified(request.headers['if-none-match'], this.etag)) void reply.code(304).send();
    else void reply.type('application/json; charset=utf-8').send(this.text);
  }
}
