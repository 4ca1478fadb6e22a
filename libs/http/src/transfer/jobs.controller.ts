import { mayRead, type Resource } from '@app/access';
import { text } from '@app/contracts';
import type { Job } from '@app/jobs';
import { CHECK, isUnderWay, RUN } from '@app/transfer';
import { Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApiProblem, partsOf, problem } from '../http/problem.js';
import { Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { jobView } from './import-view.js';
import { jobOf } from './job-of.js';

/** Work that takes long: how far it is, and taking it back. */
@Controller('api/v1/jobs')
export class JobsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get(':id')
  async show(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const job = await this.readable(id, acting);
    void reply.header('cache-control', 'no-store');
    return jobView(job);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  async cancel(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const job = await this.readable(id, acting);
    if (acting.account !== job.requester.account && acting.operator !== true) throw notYours();
    if (job.kind === RUN && isUnderWay(job)) throw dropInstead();
    void reply.header('cache-control', 'no-store');
    const { imports, jobs } = this.services;
    const taken = await (job.kind === CHECK ? imports.takeBack(job.id) : jobs.cancel(job.id));
    return jobView(taken ?? job);
  }

  /** @throws ApiProblem 404 for a job that is not there, 403 for one that is not the reader's to see */
  private async readable(id: string, acting: SignedIn['acting']): Promise<Job> {
    const job = await jobOf(this.services, id);
    if (acting.account === job.requester.account) return job;
    const target = await this.reads.target('survey', await this.surveyOf(job));
    const resource: Resource = job.kind === CHECK || job.kind === RUN ? 'import' : 'response';
    const allowed = mayRead(acting, resource, target);
    if (!allowed.ok) throw problem('forbidden', { errors: partsOf(allowed.reasons) });
    return job;
  }

  private async surveyOf({ kind, subject, params }: Job): Promise<string> {
    if (kind === CHECK) return String(params['survey']);
    if (kind !== RUN) return subject;
    return (await this.services.loader.import(subject))?.state.file?.survey ?? subject;
  }
}

function notYours(): ApiProblem {
  const words = text(
    'Hanya yang memintanya yang dapat membatalkannya',
    'Only whoever asked for it may take it back',
  );
  return problem('forbidden', { errors: [{ code: 'not-requester', text: words }] });
}

function dropInstead(): ApiProblem {
  const title = text(
    'Impor dibatalkan dengan perintahnya sendiri',
    'An import is dropped by a command of its own',
  );
  const words = text(
    'Beri perintah drop-import dengan alasannya; impor itu lalu berhenti dan tidak ada yang dihitung',
    'Give the command drop-import with a reason; the import then stops and nothing of it counts',
  );
  return new ApiProblem('drop-import-instead', 422, title, words, {
    errors: [{ code: 'drop-import-instead', text: words }],
  });
}
