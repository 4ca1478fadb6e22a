import { allows, mayRead } from '@app/access';
import type { SurveyFormView } from '@app/contracts';
import { respondentCode, text } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import type { Known, ResponseState } from '@app/programme';
import { dayIn, importStatusOf, responseStreamId, surveyStatusOf, zoneOf } from '@app/programme';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { surveyForm } from './details/survey-form.js';
import { waitFor } from './moment.js';
import { readParameters, wait } from './parameters.js';
import { demandRead, Reads, unknownId } from './reads.js';

export const formParameters = z.strictObject({
  wait: wait.optional(),
  respondent: respondentCode.optional(),
});

const WITHDRAWN: Reason = {
  code: 'wave-withdrawn',
  text: text('gelombang ini telah dicabut', 'the wave was withdrawn'),
};

/** What an enumerator's page is drawn from. */
@Controller('api/v1/surveys')
export class SurveyFormController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get(':id/form')
  async form(
    @Param() { id }: { id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SurveyFormView> {
    const given = readParameters(formParameters, query);
    await waitFor(this.services, given.wait, ['findings']);
    const stream = id.toLowerCase();
    const target = await this.reads.target('survey', stream);
    demandRead(acting, 'survey', target);
    const survey = await this.services.loader.survey(stream);
    if (survey === null) throw unknownId('survey');
    const allowed = allows(acting, 'response', 'record-answers', target);
    const withdrawn = surveyStatusOf(survey.state) === 'withdrawn' ? [WITHDRAWN] : [];
    const shown = given.respondent !== undefined && mayRead(acting, 'response', target).ok;
    void reply.header('cache-control', 'no-store');
    return surveyForm({
      survey,
      instrument: await this.reads.reports.instruments.of(survey.state.wave!.instrument),
      answered: (await this.reads.findings.wave(stream))?.respondents ?? 0,
      today: dayIn(zoneOf(survey.state.wave!.region), this.services.clock.now()),
      denied: [...(allowed.ok ? [] : allowed.reasons), ...withdrawn],
      response: shown ? await this.standing(responseStreamId(stream, given.respondent!)) : null,
    });
  }

  /** A response counts once the import that it came with is committed. */
  private async standing(id: string): Promise<Known<ResponseState> | null> {
    const { loader } = this.services;
    const response = await loader.response(id);
    const source = response?.state.import ?? null;
    if (source === null) return response;
    const known = await loader.import(source);
    return known !== null && importStatusOf(known.state) === 'committed' ? response : null;
  }
}
