import { Readable } from 'node:stream';
import { CSV_WITH_HEADER, MEDIA_TYPES, text } from '@app/contracts';
import type { BoardAsk, BoardOrder } from '@app/read-models';
import { boardCsv, CursorError } from '@app/read-models';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateLanguage } from '../http/language.js';
import { problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { boardParameters, countsParameters, filterOf } from './board.parameters.js';
import { positionOf, waitFor } from './moment.js';
import { readParameters } from './parameters.js';
import { Reads } from './reads.js';

/** The step board: a row for each cluster that the reader may see. */
@Controller('api/v1/board')
export class BoardController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get()
  async board(
    @Query() query: unknown,
    @Who() who: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { order, limit, cursor, ...given } = readParameters(boardParameters, query);
    const ask = {
      ...(await this.ask(given, who)),
      ...(order === undefined ? {} : { order: order as BoardOrder }),
    };
    void reply.headers({ vary: 'accept, accept-language', 'cache-control': 'no-store' });
    if (wantsCsv(request)) return this.csv(ask, request, reply);
    const page = await this.reads.board
      .page({
        ...ask,
        ...(limit === undefined ? {} : { limit }),
        ...(cursor === undefined ? {} : { cursor }),
      })
      .catch((error: unknown) => {
        throw error instanceof CursorError ? badCursor() : error;
      });
    void reply.send(page);
  }

  @Get('counts')
  async counts(@Query() query: unknown, @Who() who: SignedIn): Promise<object> {
    return this.reads.board.counts(await this.ask(readParameters(countsParameters, query), who));
  }

  private async ask(
    given: ReturnType<typeof readParameters<typeof countsParameters>>,
    { acting }: SignedIn,
  ): Promise<Pick<BoardAsk, 'filter' | 'asOf' | 'moment'>> {
    await waitFor(this.services, given.wait, ['board', 'directory']);
    const asOf = await positionOf(this.services, given.asOf);
    const filter = { ...filterOf(given), scope: await this.reads.scope(acting) };
    return { filter, moment: await this.reads.moment(asOf), ...(asOf === undefined ? {} : { asOf }) };
  }

  /** Row by row, so that a large programme needs no large answer in memory. */
  private async csv(
    ask: Omit<BoardAsk, 'cursor' | 'limit'>,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const language = negotiateLanguage(request.headers['accept-language']);
    const name = `${text('papan-program', 'programme-board')[language]}-${ask.moment.day}.csv`;
    void reply
      .headers({
        'content-type': CSV_WITH_HEADER,
        'content-language': language,
        'content-disposition': `attachment; filename="${name}"`,
      })
      .send(Readable.from(boardCsv(this.reads.board.all(ask), language)));
  }
}

function wantsCsv({ headers }: FastifyRequest): boolean {
  return (
    headers.accept?.split(',').some((range) => range.trim().toLowerCase().startsWith(MEDIA_TYPES.csv)) ??
    false
  );
}

function badCursor() {
  return problem('invalid-request', {
    errors: [
      {
        code: 'cursor-malformed',
        parameter: 'cursor',
        text: text('bukan penanda halaman dari urutan ini', 'is no page marker of this order'),
      },
    ],
  });
}
