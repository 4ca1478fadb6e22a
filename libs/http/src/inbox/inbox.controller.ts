import type { InboxView } from '@app/contracts';
import { inboxViewOf } from '@app/read-models';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { positionOf, waitFor } from '../reads/moment.js';
import { flag, momentParameters, numberBetween, readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { personOf } from './own.js';

export const inboxParameters = z.strictObject({
  ...momentParameters,
  unacknowledged: flag.optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: numberBetween(0, Number.MAX_SAFE_INTEGER).optional(),
});

/** The notices to whoever is signed in; nobody reads another's inbox. */
@Controller('api/v1/inbox')
export class InboxController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get()
  async show(
    @Query() query: unknown,
    @Who() signedIn: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<InboxView> {
    const {
      wait,
      asOf: moment,
      unacknowledged = false,
      limit,
      cursor,
    } = readParameters(inboxParameters, query);
    const person = personOf(signedIn);
    await waitFor(this.services, wait, ['notices']);
    const asOf = await positionOf(this.services, moment);
    const { notices } = this.reads;
    const page = await notices.inboxOf(person, {
      unacknowledged,
      ...(limit !== undefined && { limit }),
      ...(cursor !== undefined && { before: cursor }),
      ...(asOf !== undefined && { asOf }),
    });
    void reply.header('cache-control', 'no-store');
    return inboxViewOf(page, {
      unacknowledged: await notices.unacknowledgedOf(person, asOf),
      onlyThose: unacknowledged,
    });
  }
}
