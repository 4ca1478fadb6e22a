import { Readable } from 'node:stream';
import { text } from '@app/contracts';
import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ApiProblem, problem } from '../http/problem.js';
import { numberBetween, readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { EdgeServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { ChangePages } from './change-pages.js';
import { watch } from './watch.js';

const position = numberBetween(0, Number.MAX_SAFE_INTEGER);
export const changesParameters = z.strictObject({ after: position.optional() });

/** Windows that one account may watch from at a time. */
const MOST = 12;

/** What changes in the programme, told as it happens to those who may read it. */
@Controller('api/v1/changes')
export class ChangesController {
  private readonly pages: ChangePages;
  private readonly watching = new Map<string, number>();

  constructor(
    @Inject(SERVICES) private readonly services: EdgeServices,
    reads: Reads,
  ) {
    this.pages = new ChangePages(services, reads);
  }

  @Get()
  async changes(
    @Query() query: unknown,
    @Who() signedIn: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { after } = readParameters(changesParameters, query);
    const from = await this.startOf(request.headers['last-event-id'], after);
    const { account } = signedIn.acting;
    if ((this.watching.get(account) ?? 0) >= MOST) throw tooMany();
    this.count(account, 1);
    const closed = new AbortController();
    reply.raw.once('close', () => {
      closed.abort();
      this.count(account, -1);
    });
    const frames = watch(this.services, this.pages, signedIn, from, closed.signal);
    void reply
      .headers({
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        // nginx would keep what is small until there is more.
        'x-accel-buffering': 'no',
      })
      .send(Readable.from(frames));
  }

  /** @returns the last position that the reader knows; the newest without one @throws ApiProblem for one that is none */
  private async startOf(header: string | string[] | undefined, after: number | undefined): Promise<number> {
    const head = (await this.services.store.head()).position;
    if (header === undefined) return within(after ?? head, head, 'after');
    const given = position.safeParse(header);
    return within(given.success ? given.data : Number.NaN, head, 'Last-Event-ID');
  }

  private count(account: string, by: 1 | -1): void {
    const now = (this.watching.get(account) ?? 0) + by;
    if (now === 0) this.watching.delete(account);
    else this.watching.set(account, now);
  }
}

function within(given: number, head: number, parameter: string): number {
  if (given <= head) return given;
  const words = text(
    `harus posisi yang sudah ada dalam catatan: 0 sampai ${head}`,
    `must be a position that the log has: 0 to ${head}`,
  );
  throw problem('invalid-request', { errors: [{ code: 'unknown-position', parameter, text: words }] });
}

function tooMany(): ApiProblem {
  const words = text(
    `Paling banyak ${MOST} jendela bersamaan untuk satu akun. Tutup yang lain.`,
    `At most ${MOST} windows at a time for one account. Close others.`,
  );
  const title = text('Terlalu banyak jendela', 'Too many windows');
  return new ApiProblem('too-many-streams', 429, title, words, {
    errors: [{ code: 'too-many-streams', text: words }],
    headers: { 'retry-after': '10' },
  });
}
