import type { ReportKindsView } from '@app/contracts';
import type { ReportAnswer } from '@app/findings';
import {
  configuredLetterhead,
  letterheadOf,
  reportFileName,
  reportFormats,
  reportKindInfo,
  reportKindInfos,
  reportKindOf,
} from '@app/findings';
import type { Env } from '@app/platform';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pinned } from '../reads/moment.js';
import { readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { ENV, SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import type { ReportParameters } from './parameters.js';
import { reportParameters } from './parameters.js';
import { findingsProblem, unknownReport } from './refused.js';
import { formatOf, languageOf, sendFile } from './report-file.js';
import { findingsScope, forbidden } from './scope.js';

type Made = Extract<ReportAnswer, { ok: true }>;

/** What surveys found, computed from the answers as of one position of the log. */
@Controller('api/v1/reports')
export class ReportsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    @Inject(ENV) private readonly env: Env,
    private readonly reads: Reads,
  ) {}

  /** What can be asked for; it says nothing of anybody. */
  @Get()
  kinds(): ReportKindsView {
    const kinds = reportKindInfos.map(({ kind, title, shows, needs, pseudonyms }) => {
      return { kind, title, shows, needs, pseudonyms, formats: [...reportFormats] };
    });
    return { kinds };
  }

  /** The same address with the same position gives the same bytes. */
  @Get(':kind')
  async report(
    @Param() { kind }: { kind: string },
    @Query() query: unknown,
    @Who() who: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const given = readParameters(reportParameters, query);
    const format = formatOf(given, request);
    const language = languageOf(given, request);
    const { report, regions } = await this.made(kind, given, who);
    const letterhead = await letterheadOf(
      configuredLetterhead(this.env),
      this.reads.directory,
      regions,
      report.position,
    );
    sendFile(
      {
        name: reportFileName(report, language, format.format, given.region),
        bytes: await format.write(report, language, letterhead),
        contentType: format.contentType,
        // Pages of this server may load nothing, which viewers of PDF inside a browser do not bear.
        disposition: format.format === 'json' ? 'inline' : 'attachment',
        ...(format.isInOneLanguage ? { language } : {}),
      },
      request,
      reply,
    );
  }

  private async made(name: string, given: ReportParameters, { acting }: SignedIn): Promise<Made> {
    const kind = reportKindOf(name);
    if (kind === null) throw unknownReport();
    const { surveys, cluster, region, instrument, without } = given;
    const resource = reportKindInfo(kind).pseudonyms ? 'response' : 'report';
    const scope = await findingsScope(this.reads, acting, resource, { surveys, cluster, region });
    const answer = await this.reads.reports.report({
      kind,
      scope,
      moment: await pinned(this.services, given),
      ...(surveys !== undefined && { surveys }),
      ...(cluster !== undefined && { cluster }),
      ...(region !== undefined && { region }),
      ...(instrument !== undefined && { instrument }),
      ...(without !== undefined && { without }),
    });
    if (answer.ok) return answer;
    if (answer.why === 'forbidden') throw forbidden(resource, answer.refusal.reasons);
    throw findingsProblem(answer.why, answer.refusal);
  }
}
