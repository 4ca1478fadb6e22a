import { Readable } from 'node:stream';
import { mayRead } from '@app/access';
import { CSV_WITH_HEADER, text } from '@app/contracts';
import type { ReportMoment, WaveEntry } from '@app/findings';
import { answersCsv, EVERYWHERE, findWaves, reportKindInfo, reportKindOf } from '@app/findings';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../http/language.js';
import { pinned } from '../reads/moment.js';
import { readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import type { AnswersParameters } from './parameters.js';
import { answersParameters } from './parameters.js';
import { findingsProblem, unknownReport } from './refused.js';
import { jsonOrCsv, languageOf } from './report-file.js';
import { forbidden } from './scope.js';

const PAGE = 100;

/** The answers behind a figure, for those who may read single answers. */
@Controller('api/v1/reports')
export class AnswersController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get(':kind/answers')
  async answers(
    @Param() { kind: name }: { kind: string },
    @Query() query: unknown,
    @Who() who: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const kind = reportKindOf(name);
    if (kind === null) throw unknownReport();
    const given = readParameters(answersParameters, query);
    const format = jsonOrCsv(given, request);
    const moment = await pinned(this.services, given);
    const waves = await this.readable(given.surveys, moment, who);
    void reply.headers({ vary: 'accept, accept-language', 'cache-control': 'no-store' });
    if (format === 'json') return void reply.send(await this.page(waves, given, moment));
    const language = languageOf(given, request);
    const slug = reportKindInfo(kind).slug[language];
    const file = `${text('jawaban', 'answers')[language]}-${slug}-pos${moment.position}.csv`;
    await this.csv(waves, given, moment, language, file, reply);
  }

  private async page(waves: readonly WaveEntry[], given: AnswersParameters, moment: ReportMoment) {
    const { limit = PAGE, cursor } = given;
    const range = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await this.reads.answers.page(waves, askOf(given), range, moment);
    if (!answer.ok) throw findingsProblem(answer.why, answer.refusal);
    return answer.page;
  }

  private async csv(
    waves: readonly WaveEntry[],
    given: AnswersParameters,
    moment: ReportMoment,
    language: Language,
    file: string,
    reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.reads.answers.all(waves, askOf(given), moment);
    if (!answer.ok) throw findingsProblem(answer.why, answer.refusal);
    void reply
      .headers({
        'content-type': CSV_WITH_HEADER,
        'content-language': language,
        'content-disposition': `attachment; filename="${file}"`,
      })
      .send(Readable.from(answersCsv(answer.words, answer.rows, language)));
  }

  /** @throws ApiProblem 404 for waves that do not exist, 403 for those whose answers this account may not read */
  private async readable(
    surveys: readonly string[],
    moment: ReportMoment,
    { acting }: SignedIn,
  ): Promise<readonly WaveEntry[]> {
    const { store } = this.services;
    const found = await findWaves(this.reads.findings, store, { surveys, moment, scope: EVERYWHERE });
    if (!found.ok && found.why === 'unknown') throw findingsProblem(found.why, found.refusal);
    const targets = await Promise.all(surveys.map((survey) => this.reads.surveyTarget(survey)));
    const refused = targets.flatMap((target) => {
      const allowed = mayRead(acting, 'response', target ?? {});
      return allowed.ok ? [] : [allowed.reasons];
    });
    if (refused[0] !== undefined) throw forbidden('response', refused[0]);
    if (!found.ok) throw findingsProblem(found.why, found.refusal);
    return found.waves;
  }
}

const askOf = ({ item, codes, missing }: AnswersParameters) => ({
  ...(item !== undefined && { item }),
  ...(codes !== undefined && { codes }),
  ...(missing !== undefined && { missing }),
});
