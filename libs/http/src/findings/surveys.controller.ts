import type { SurveyPageView } from '@app/contracts';
import { text } from '@app/contracts';
import { isVisible, wavePage } from '@app/findings';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { problem } from '../http/problem.js';
import { pinned } from '../reads/moment.js';
import { readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { surveysParameters } from './parameters.js';
import { findingsScope } from './scope.js';

const PAGE = 50;

/** Survey waves with how many of their population answered. */
@Controller('api/v1/surveys')
export class SurveysController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get()
  async list(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<SurveyPageView> {
    const given = readParameters(surveysParameters, query);
    const { cluster, regions, instrument, statuses, limit = PAGE, cursor } = given;
    const scope = await findingsScope(this.reads, acting, 'survey', { cluster });
    const { position } = await pinned(this.services, given);
    const waves = await this.reads.findings.waves(
      {
        status: statuses ?? ['open', 'closed'],
        ...(cluster !== undefined && { clusters: [cluster] }),
        ...(regions !== undefined && { regions }),
        ...(instrument !== undefined && { instrument: { key: instrument } }),
      },
      position,
    );
    const visible = waves.filter((wave) => isVisible(wave, scope));
    const page = wavePage(visible, { limit, ...(cursor !== undefined && { cursor }) }, position);
    if (page === null) throw badCursor();
    return page;
  }
}

const badCursor = () =>
  problem('invalid-request', {
    errors: [
      {
        code: 'cursor-malformed',
        parameter: 'cursor',
        text: text('bukan penanda halaman dari daftar ini', 'is no page marker of this list'),
      },
    ],
  });
