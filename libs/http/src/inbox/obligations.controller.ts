import { readScope } from '@app/access';
import type { NoticeHistoryView, ToldObligationsView } from '@app/contracts';
import { day, obligationKinds, obligationStates, regionCode, text, uuid } from '@app/contracts';
import { obligationStreamId } from '@app/programme';
import { noticeHistoryViewOf, toldObligationsViewOf } from '@app/read-models';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problem } from '../http/problem.js';
import { positionOf, waitFor } from '../reads/moment.js';
import { listOf, momentParameters, numberBetween, readParameters } from '../reads/parameters.js';
import { demandRead, Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';

export const obligationsParameters = z.strictObject({
  ...momentParameters,
  regions: listOf(regionCode).optional(),
  cluster: uuid.optional(),
  kinds: listOf(obligationKinds.schema).optional(),
  statuses: listOf(obligationStates.schema).optional(),
  from: day.optional(),
  until: day.optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: numberBetween(0, Number.MAX_SAFE_INTEGER).optional(),
});

export const noticesParameters = z.strictObject(momentParameters);

/** What was done to remind of obligations, for those who watch over them. */
@Controller('api/v1/obligations')
export class ObligationsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  /** Those that somebody was told of, of the reader's regions, clusters and agreements. */
  @Get()
  async list(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<ToldObligationsView> {
    const { wait, asOf: moment, cursor, ...given } = readParameters(obligationsParameters, query);
    await waitFor(this.services, wait, ['notices']);
    const asOf = await positionOf(this.services, moment);
    const page = await this.reads.notices.list({
      ...given,
      scope: readScope(acting, 'obligation'),
      ...(cursor !== undefined && { before: cursor }),
      ...(asOf !== undefined && { asOf }),
    });
    return toldObligationsViewOf(page);
  }

  /** By the obligation's key or the id of its stream. */
  @Get(':id/notices')
  async notices(
    @Param() { id }: { id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NoticeHistoryView> {
    const { wait, asOf: moment } = readParameters(noticesParameters, query);
    await waitFor(this.services, wait, ['notices']);
    const asOf = await positionOf(this.services, moment);
    const stream = uuid.safeParse(id).success ? id.toLowerCase() : obligationStreamId(id);
    const [first] = await this.services.store.readStream(stream);
    if (first?.category !== 'obligation') throw notTold();
    demandRead(acting, 'obligation', await this.reads.target('obligation', stream));
    const history = await this.reads.notices.historyOfStream(stream, asOf);
    if (history === null) throw notTold();
    void reply.header('cache-control', 'no-store');
    return noticeHistoryViewOf(history);
  }
}

const notTold = () =>
  problem('unknown-id', {
    errors: [
      {
        code: 'unknown-id',
        parameter: 'id',
        text: text(
          'Tidak ada kewajiban dengan kunci atau id ini yang sudah diberitahukan',
          'No obligation with this key or id was told to anybody',
        ),
      },
    ],
  });
