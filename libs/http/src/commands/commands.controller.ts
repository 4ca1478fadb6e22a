import { randomUUID } from 'node:crypto';
import { commandIdOf } from '@app/application';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { expectedVersion, idempotencyKey, single } from '../http/headers.js';
import { noRoute } from '../http/to-problem.js';
import { RouteTable } from '../http/routes.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { accepted, failed } from './answer.js';
import { addressOf, categoryOf, splitBody } from './request.js';

/** Every command of the catalogue, by one regular form. */
@Controller('api/v1')
export class CommandsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly routes: RouteTable,
  ) {}

  /** A command that begins a stream. */
  @Post(':collection/:command')
  begin(
    @Param() { collection, command }: { collection: string; command: string },
    @Body() body: unknown,
    @Who() who: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.give({ collection, command, stream: null, body }, who, request, reply);
  }

  /** A command to a stream that exists. */
  @Post(':collection/:id/:command')
  toStream(
    @Param() { collection, id, command }: { collection: string; id: string; command: string },
    @Body() body: unknown,
    @Who() who: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    return this.give({ collection, command, stream: id.toLowerCase(), body }, who, request, reply);
  }

  private async give(
    asked: { collection: string; command: string; stream: string | null; body: unknown },
    { acting }: SignedIn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<object> {
    const category = categoryOf(asked.collection);
    if (category === null) throw noRoute(request, this.routes);
    const key = idempotencyKey(single(request.headers['idempotency-key']));
    const version = expectedVersion(single(request.headers['if-match']));
    const { data, effectiveAt } = splitBody(asked.body);
    const result = await this.services.commands.execute({
      category,
      command: asked.command,
      stream: asked.stream,
      body: data,
      commandId: key === undefined ? randomUUID() : commandIdOf(acting.account, key),
      actor: acting,
      ...(effectiveAt === undefined ? {} : { effectiveAt }),
      ...(version === undefined ? {} : { expectedVersion: version }),
    });
    if (!result.ok)
      throw await failed(result, {
        ...asked,
        demanded: version,
        request,
        routes: this.routes,
        store: this.services.store,
      });
    return accepted(result, addressOf(category, result.stream, data), reply);
  }
}
