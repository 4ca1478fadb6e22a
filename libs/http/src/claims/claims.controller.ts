import { readScope } from '@app/access';
import type { ClaimCheckView, ClaimView } from '@app/contracts';
import { claimStates, CSV_WITH_HEADER, regionCode, text } from '@app/contracts';
import { claimTemplateCsv, comparisonCsv, verdictCsv } from '@app/imports';
import { checkClaims } from '@app/programme';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FILE_BODY } from '../http/body-parser.js';
import { etagOf } from '../http/headers.js';
import { type Language, languages, negotiateLanguage } from '../http/language.js';
import { jsonOrCsv, languageOf } from '../findings/report-file.js';
import { pinned, positionOf, waitFor } from '../reads/moment.js';
import { listOf, momentParameters, numberBetween, queryText, readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import { StreamReads } from '../reads/streams.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { comparisonFor } from './comparison.js';
import { reportOf } from './report-body.js';

export const claimsParameters = z.strictObject({
  ...momentParameters,
  regions: listOf(regionCode).optional(),
  statuses: listOf(claimStates.schema).optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: numberBetween(0, Number.MAX_SAFE_INTEGER).optional(),
});

export const claimParameters = z.strictObject({
  ...momentParameters,
  format: z.enum(['json', 'csv']).optional(),
});
export const comparisonParameters = z.strictObject({
  ...momentParameters,
  format: z.enum(['json', 'csv']).optional(),
  language: z.enum(languages).optional(),
});
/** What a report is called whose file does not say. */
export const checkParameters = z.strictObject({
  title: queryText(300).optional(),
  source: queryText(300).optional(),
});

/** Reports of figures that were or will be published: their list, and checking one without entering it. */
@Controller('api/v1/claims')
export class ClaimsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
    private readonly streams: StreamReads,
  ) {}

  /** The newest entered first. */
  @Get()
  async list(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<object> {
    const { wait, asOf: moment, cursor, ...given } = readParameters(claimsParameters, query);
    await waitFor(this.services, wait, ['claims']);
    const asOf = await positionOf(this.services, moment);
    const { everywhere, regions } = readScope(acting, 'claim');
    return this.reads.claims.list({
      ...given,
      within: everywhere ? null : regions,
      ...(cursor === undefined ? {} : { before: cursor }),
      ...(asOf === undefined ? {} : { asOf }),
    });
  }

  /** Checks the body's report as it is; nothing is stored, so that anybody who is signed in may ask. */
  @Post('check')
  @RouteConfig(FILE_BODY)
  @HttpCode(200)
  async check(@Query() query: unknown, @Req() request: FastifyRequest): Promise<ClaimCheckView> {
    const report = await reportOf(request, readParameters(checkParameters, query));
    return { report, ...checkClaims(report) };
  }

  /** An example to write over: one line for each printed cell. */
  @Get('template.csv')
  template(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const language = negotiateLanguage(request.headers['accept-language']);
    const name = text('templat-laporan', 'report-template')[language];
    csv(reply, language, name, claimTemplateCsv(language));
  }

  /** The report with its verdicts; as CSV the verdicts alone. */
  @Get(':id')
  async show(
    @Param() { id }: { id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { wait, asOf: moment, format = 'json' } = readParameters(claimParameters, query);
    await waitFor(this.services, wait, []);
    const asOf = await positionOf(this.services, moment);
    const ask = { id, acting, asOf, moment: await this.reads.moment(asOf) };
    const { version, body } = await this.streams.read('claim', ask);
    // A tag of the past would be no use to If-Match.
    if (asOf === undefined) void reply.header('etag', etagOf(version));
    if (format === 'json') {
      void reply.header('cache-control', 'no-store').send(body);
      return;
    }
    const language = negotiateLanguage(request.headers['accept-language']);
    const name = text('putusan', 'verdicts')[language];
    csv(reply, language, `${name}-${id.slice(0, 8)}-v${version}`, verdictCsv(body as ClaimView, language));
  }

  /** Its figures beside those of the waves that it names, as far as this reader may see them. */
  @Get(':id/comparison')
  async comparison(
    @Param() { id }: { id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = readParameters(comparisonParameters, query);
    const format = jsonOrCsv(given, request);
    const moment = await pinned(this.services, given);
    const asOf = moment.position;
    const ask = { id, acting, asOf, moment: await this.reads.moment(asOf) };
    const { body } = await this.streams.read('claim', ask);
    const page = await comparisonFor(this.reads, acting, body as ClaimView, moment);
    if (format === 'json') {
      void reply.headers({ vary: 'accept', 'cache-control': 'no-store' }).send(page);
      return;
    }
    const language = languageOf(given, request);
    const name = text('perbandingan', 'comparison')[language];
    csv(reply, language, `${name}-${id.slice(0, 8)}-pos${asOf}`, comparisonCsv(page, language));
  }
}

function csv(reply: FastifyReply, language: Language, name: string, content: string): void {
  void reply
    .headers({
      'content-type': CSV_WITH_HEADER,
      'content-language': language,
      'content-disposition': `attachment; filename="${name}.csv"`,
      vary: 'accept, accept-language',
      'cache-control': 'no-store',
    })
    .send(content);
}
