import type { AccessRecordsView } from '@app/contracts';
import { uuid } from '@app/contracts';
import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { numberBetween, queryText, readParameters } from '../reads/parameters.js';
import { demandRead } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';

const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

export const accessRecordsParameters = z.strictObject({
  subject: uuid.optional(),
  account: queryText(36).optional(),
  person: uuid.optional(),
  from: moment.optional(),
  until: moment.optional(),
  limit: numberBetween(1, 1_000).optional(),
  cursor: numberBetween(1, Number.MAX_SAFE_INTEGER).optional(),
});

/** Who was shown whose personal data: for auditors and administrators. */
@Controller('api/v1/access-records')
export class AccessRecordsController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get()
  list(
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessRecordsView> {
    demandRead(acting, 'access-record', {});
    const given = readParameters(accessRecordsParameters, query);
    const asked = Object.entries(given).filter(([, value]) => value !== undefined);
    void reply.header('cache-control', 'no-store');
    return this.services.accessRecords.list(Object.fromEntries(asked));
  }
}
