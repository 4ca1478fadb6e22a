import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { ExecuteResult } from '@app/application';
import type { OpenedFeedView, OwnPreferencesView } from '@app/contracts';
import { text } from '@app/contracts';
import { fold } from '@app/eventsourcing';
import type { Env } from '@app/platform';
import { personDecider } from '@app/programme';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { failed } from '../commands/answer.js';
import { splitBody } from '../commands/request.js';
import { etagOf } from '../http/headers.js';
import { problem } from '../http/problem.js';
import { RouteTable } from '../http/routes.js';
import { noticeWishesOf } from '@app/read-models';
import type { ApiServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { personOf } from './own.js';

/** Where a calendar program asks for the feed; the token stands in the address, for such programs send nothing else. */
export const feedPath = (token: string): string => `/api/v1/calendar-feeds/${token}.ics`;

/** SHA-256 of a feed's token, as it is recorded. */
export const feedTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

const TOKEN_BYTES = 32;

/** What whoever is signed in wishes of notices; their commands go to `people/{id}`. */
@Controller('api/v1/me')
export class MeController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    @Inject(ENV) private readonly env: Env,
    private readonly routes: RouteTable,
  ) {}

  /** Straight from the person's stream, so that it is never behind. */
  @Get('preferences')
  async preferences(
    @Who() signedIn: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnPreferencesView> {
    const person = personOf(signedIn);
    const entries = await this.services.store.readStream(person);
    const version = entries.at(-1)!.version;
    void reply.headers({ etag: etagOf(version), 'cache-control': 'no-store' });
    return { person, version, ...noticeWishesOf(fold(personDecider, entries)) };
  }

  /** The only answer that holds the address: the log has the token's hash alone. */
  @Post('calendar-feed')
  async openFeed(
    @Body() body: unknown,
    @Who() signedIn: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedFeedView> {
    demandEmpty(body);
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const data = { feed: randomUUID(), tokenHash: feedTokenHash(token) };
    await this.give('open-calendar-feed', data, signedIn, request);
    void reply.header('cache-control', 'no-store');
    const base = this.env.PUBLIC_URL ?? `${request.protocol}://${request.host}`;
    return { ...data, url: `${base}${feedPath(token)}`, note: shownOnce };
  }

  @Delete('calendar-feed/:feed')
  @HttpCode(204)
  async revokeFeed(
    @Param() { feed }: { feed: string },
    @Who() signedIn: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.give('revoke-calendar-feed', { feed: feed.toLowerCase() }, signedIn, request);
  }

  private async give(
    command: string,
    body: object,
    signedIn: SignedIn,
    request: FastifyRequest,
  ): Promise<Extract<ExecuteResult, { ok: true }>> {
    const stream = personOf(signedIn);
    const result = await this.services.commands.execute({
      category: 'person',
      command,
      stream,
      body,
      commandId: randomUUID(),
      actor: signedIn.acting,
    });
    if (result.ok) return result;
    const { routes, services } = this;
    throw await failed(result, { stream, demanded: undefined, request, routes, store: services.store });
  }
}

const shownOnce = text(
  'Alamat ini hanya ditampilkan sekali. Siapa pun yang memilikinya dapat membaca kalender Anda; cabut bila tersebar.',
  'This address is shown once. Whoever has it can read your calendar; revoke it if it gets about.',
);

/** @throws ApiProblem 400 for a body that says anything: nothing of it would be heeded */
function demandEmpty(body: unknown): void {
  const { data, effectiveAt } = splitBody(body);
  const [field] = [...Object.keys(data), ...(effectiveAt === undefined ? [] : ['effectiveAt'])];
  if (field === undefined) return;
  throw problem('invalid-request', {
    errors: [
      {
        code: 'unrecognized-key',
        pointer: `/${field}`,
        text: text('tidak dikenal: permintaan ini tanpa isi', 'is unknown: this request has no body'),
      },
    ],
  });
}
