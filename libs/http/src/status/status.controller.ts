import type { QueuesStatusView, RetriedView } from '@app/contracts';
import { noticeChannels, text, uuid } from '@app/contracts';
import type { DeadLetterAnswer } from '@app/queue';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ApiProblem, problem } from '../http/problem.js';
import { readParameters } from '../reads/parameters.js';
import { demandRead } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';

const retryParameters = z.strictObject({ channel: noticeChannels.schema.optional() });
const noParameters = z.strictObject({});

/** How the work behind stands, and what was given up tried again: for administrators of the whole installation. */
@Controller('api/v1/status')
export class StatusController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get('queues')
  async queues(
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QueuesStatusView> {
    demandRead(acting, 'status', {});
    readParameters(noParameters, query);
    void reply.header('cache-control', 'no-store');
    return this.services.reminders.status();
  }

  @Post('dead-letters/:id/retry')
  @HttpCode(200)
  async retry(@Param() { id }: { id: string }, @Who() { acting }: SignedIn): Promise<RetriedView> {
    demandRead(acting, 'status', {});
    return dealt(await this.services.reminders.queues.retry(checked(id)));
  }

  @Post('dead-letters/:id/discard')
  @HttpCode(204)
  async discard(@Param() { id }: { id: string }, @Who() { acting }: SignedIn): Promise<void> {
    demandRead(acting, 'status', {});
    dealt(await this.services.reminders.queues.discard(checked(id)));
  }

  /** A message on every channel on which it was given up, or on one. */
  @Post('deliveries/:message/retry')
  @HttpCode(200)
  async retryDelivery(
    @Param() { message }: { message: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
  ): Promise<RetriedView> {
    demandRead(acting, 'status', {});
    const { channel } = readParameters(retryParameters, query);
    const { reminders, clock } = this.services;
    const retried = uuid.safeParse(message).success
      ? await reminders.deliveries.retry(
          { message: message.toLowerCase(), ...(channel !== undefined && { channel }) },
          clock.now(),
        )
      : 0;
    if (retried === 0) throw unknown(noDelivery, 'message');
    return { retried };
  }
}

const noDelivery = text(
  'Tidak ada pengiriman gagal dengan id pesan ini',
  'No delivery with this message id was given up',
);
const noLetter = text('Tidak ada pekerjaan dengan id itu di antrean', 'No job of that id is in the queues');

const unknown = (words: typeof noLetter, parameter: string): ApiProblem =>
  problem('unknown-id', { errors: [{ code: 'unknown-id', parameter, text: words }] });

/** @throws ApiProblem 404 for what cannot be an id: the backends take no NUL */
function checked(id: string): string {
  if (/^[\x21-\x7e]{1,250}$/.test(id)) return id;
  throw unknown(noLetter, 'id');
}

/** @throws ApiProblem that says why a dead letter cannot be dealt with */
function dealt(answer: DeadLetterAnswer): RetriedView {
  if (answer.ok) return { retried: 1 };
  const { code, text: words } = answer;
  const errors = [{ code, parameter: 'id', text: words }];
  if (code === 'not-found') throw problem('unknown-id', { errors });
  if (code === 'unreachable') throw problem('unavailable', { detail: words, errors });
  throw new ApiProblem(code, 422, text('Pekerjaan ini tidak gagal', 'This job did not fail'), words, {
    errors,
  });
}
