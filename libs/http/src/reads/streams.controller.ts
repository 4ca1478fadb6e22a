import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { categoryOf } from '../commands/request.js';
import { etagOf } from '../http/headers.js';
import { RouteTable } from '../http/routes.js';
import { noRoute } from '../http/to-problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { positionOf, waitFor } from './moment.js';
import { momentParameters, readParameters } from './parameters.js';
import { Reads } from './reads.js';
import { StreamReads } from './streams.js';

export const streamParameters = z.strictObject(momentParameters);

/** One forum, cluster, agreement, cycle, region, person or account. */
@Controller('api/v1')
export class StreamsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
    private readonly streams: StreamReads,
    private readonly routes: RouteTable,
  ) {}

  @Get(':collection/:id')
  async show(
    @Param() { collection, id }: { collection: string; id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const category = categoryOf(collection);
    if (category === null) throw noRoute(request, this.routes);
    const { wait, asOf: moment } = readParameters(streamParameters, query);
    // The stream itself is read from the log; what stands around a cluster comes from the board.
    await waitFor(this.services, wait, category === 'cluster' ? ['board', 'directory'] : []);
    const asOf = await positionOf(this.services, moment);
    const { version, body } = await this.streams.read(category, {
      id,
      acting,
      asOf,
      moment: await this.reads.moment(asOf),
    });
    // A tag of the past would be no use to If-Match.
    if (asOf === undefined) void reply.header('etag', etagOf(version));
    void reply.header('cache-control', 'no-store');
    return body;
  }
}
