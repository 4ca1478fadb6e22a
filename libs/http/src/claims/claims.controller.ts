import { readScope } from '@app/access';
import { issuesToReasons } from '@app/application';
import type { ClaimCheckView, ClaimReport } from '@app/contracts';
import { claimReport, claimStates, regionCode } from '@app/contracts';
import { checkClaims } from '@app/programme';
import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { partsOf, problem } from '../http/problem.js';
import { positionOf, waitFor } from '../reads/moment.js';
import { listOf, momentParameters, numberBetween, readParameters } from '../reads/parameters.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';

export const claimsParameters = z.strictObject({
  ...momentParameters,
  regions: listOf(regionCode).optional(),
  statuses: listOf(claimStates.schema).optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: numberBetween(0, Number.MAX_SAFE_INTEGER).optional(),
});

/** @throws ApiProblem with every member at fault */
function reportOf(body: unknown): ClaimReport {
  const parsed = claimReport.safeParse(body);
  if (parsed.success) return parsed.data;
  throw problem('invalid-request', { errors: partsOf(issuesToReasons(parsed.error.issues)) });
}

/** Reports of figures that were or will be published: their list, and checking one without entering it. */
@Controller('api/v1/claims')
export class ClaimsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
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
  @HttpCode(200)
  check(@Body() body: unknown): ClaimCheckView {
    const report = reportOf(body);
    return { report, ...checkClaims(report) };
  }
}
