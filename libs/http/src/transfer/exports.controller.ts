import { issuesToReasons } from '@app/application';
import { EXPORT, exportParams } from '@app/transfer';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CSV_WITH_HEADER, MEDIA_TYPES, text } from '@app/contracts';
import { negotiateLanguage } from '../http/language.js';
import { ApiProblem, partsOf, problem } from '../http/problem.js';
import { pinned } from '../reads/moment.js';
import { demandRead, Reads, unknownId } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { jobView } from './import-view.js';
import { jobOf } from './job-of.js';

const TYPES = { csv: CSV_WITH_HEADER, xlsx: MEDIA_TYPES.xlsx } as const;

/** What an export is asked for with. */
export const exportBody = z.strictObject({
  format: z.enum(['csv', 'xlsx']),
  /** Position, instant or day; now without it. */
  asOf: z.string().max(64).optional(),
  /** The receipt's id of an entry that the file must show. */
  wait: z.int().min(1).optional(),
});

/** Files of answers on their way out: made by a job, fetched once it is done. */
@Controller('api/v1')
export class ExportsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Post('surveys/:id/exports')
  @HttpCode(202)
  async request(
    @Param() { id }: { id: string },
    @Body() body: unknown,
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const survey = id.toLowerCase();
    demandRead(acting, 'response', await this.reads.target('survey', survey));
    const given = exportBody.safeParse(body ?? {});
    if (!given.success) {
      throw problem('invalid-request', { errors: partsOf(issuesToReasons(given.error.issues)) });
    }
    const { format, asOf, wait } = given.data;
    const { position } = await pinned(this.services, { wait, asOf });
    const language = negotiateLanguage(request.headers['accept-language']);
    const requester = { account: acting.account, person: acting.person };
    const job = await this.services.exports.request(survey, { format, language, position }, requester);
    void reply.headers({
      location: `/api/v1/jobs/${job.id}`,
      'retry-after': '1',
      'cache-control': 'no-store',
    });
    return jobView(job);
  }

  /** The file, for those who may read the answers in it: who asked for it and lost that role is refused too. */
  @Get('jobs/:id/file')
  async file(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const job = await jobOf(this.services, id);
    if (job.kind !== EXPORT) throw unknownId('job');
    demandRead(acting, 'response', await this.reads.target('survey', job.subject));
    const file = await this.services.exports.file(job);
    if (file === null) throw notThere(job.state);
    const { format, language, position } = exportParams.parse(job.params);
    const taken = { subject: job.subject, what: 'export' } as const;
    await this.services.accessRecords.note(acting, 'GET /api/v1/jobs/{id}/file', [taken]);
    const name = `${text('jawaban', 'answers')[language]}-${job.subject}-${position}.${format}`;
    void reply
      .headers({
        'content-type': TYPES[format],
        'content-language': language,
        'content-length': String(file.size),
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      })
      .send(file.read());
  }
}

function notThere(state: string): ApiProblem {
  const title = text('Berkas ini tidak ada', 'There is no such file');
  const detail =
    state === 'queued' || state === 'running'
      ? text('Berkas ini masih dibuat.', 'The file is still being made.')
      : text(
          'Berkas ini tidak jadi dibuat, atau tidak disimpan lagi.',
          'The file was not made, or is kept no longer.',
        );
  return new ApiProblem('no-file', 404, title, detail, { errors: [{ code: 'no-file', text: detail }] });
}
