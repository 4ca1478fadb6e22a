import { Readable } from 'node:stream';
import { allows } from '@app/access';
import { CSV_WITH_HEADER, text } from '@app/contracts';
import type { Job } from '@app/jobs';
import { SpoolLimitError } from '@app/jobs';
import { isUnderWay, problemsCsv, type Received, UPLOAD_LIMIT } from '@app/transfer';
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FILE_BODY } from '../http/body-parser.js';
import { negotiateLanguage } from '../http/language.js';
import { ApiProblem, partsOf, problem } from '../http/problem.js';
import { demandRead, Reads } from '../reads/reads.js';
import { StreamReads } from '../reads/streams.js';
import { pinned } from '../reads/moment.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { jobView } from './import-view.js';

/** How long an answer waits for the dry run: most files are checked by then. */
const CHECK_WAIT_MS = 10_000;
const MIB = 1_048_576;

/** Files of answers on their way into a wave. */
@Controller('api/v1')
export class ImportsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
    private readonly streams: StreamReads,
  ) {}

  /** Takes a file and answers what its import would come to: the body is the file itself. */
  @Post('surveys/:id/imports')
  @RouteConfig(FILE_BODY)
  @HttpCode(201)
  async upload(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const survey = id.toLowerCase();
    const target = await this.reads.target('survey', survey);
    const allowed = allows(acting, 'import', 'start-import', target);
    if (!allowed.ok) throw problem('forbidden', { errors: partsOf(allowed.reasons) });
    const { account, person } = acting;
    const received = await this.services.imports
      .receive(survey, contentOf(request), { account, person })
      .catch((error: unknown) => {
        throw error instanceof SpoolLimitError ? tooLarge() : error;
      });
    if (!received.ok) throw unprocessable(received);
    return this.answer(received, acting, reply);
  }

  /** The files that were sent for a wave, in the order in which they came. */
  @Get('surveys/:id/imports')
  async list(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const survey = id.toLowerCase();
    demandRead(acting, 'import', await this.reads.target('survey', survey));
    void reply.header('cache-control', 'no-store');
    const { position } = await pinned(this.services, {});
    return { position, rows: await this.reads.findings.imports(survey, position) };
  }

  /** Every problem of the dry run, to be worked off beside the file. */
  @Get('imports/:id/problems.csv')
  async problems(
    @Param() { id }: { id: string },
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const stream = id.toLowerCase();
    demandRead(acting, 'import', await this.reads.target('import', stream));
    const problems = await this.services.imports.problems(stream);
    if (problems === null) throw noDryRun();
    const language = negotiateLanguage(request.headers['accept-language']);
    const name = text('masalah-impor', 'import-problems')[language];
    void reply
      .headers({
        'content-type': CSV_WITH_HEADER,
        'content-language': language,
        'content-disposition': `attachment; filename="${name}.csv"`,
        'cache-control': 'no-store',
      })
      .send(Readable.from(problemsCsv(problems, language)));
  }

  /** 201 once it is checked, 200 for a file that runs or is in already, 202 where the dry run takes long. */
  private async answer(received: Received, acting: SignedIn['acting'], reply: FastifyReply): Promise<object> {
    const { import: id, already } = received;
    const waits = received.job !== null && already === null;
    const job = waits ? await this.services.jobs.settled(received.job!.id, CHECK_WAIT_MS) : received.job;
    void reply.header('cache-control', 'no-store');
    if (already === null && isUnderWay(job)) {
      void reply.code(202).headers({ location: `/api/v1/jobs/${job!.id}`, 'retry-after': '1' });
      return { import: id, already, job: jobView(job!) };
    }
    if (already === null && job?.state !== 'done') throw unchecked(job);
    void reply.code(already === null ? 201 : 200).header('location', `/api/v1/imports/${id}`);
    const moment = await this.reads.moment(undefined);
    const { body } = await this.streams.read('import', { id, acting, asOf: undefined, moment });
    return { ...body, already };
  }
}

function contentOf(request: FastifyRequest): AsyncIterable<Uint8Array> {
  if (!(request.body instanceof Readable)) throw notAFile();
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMIT) throw tooLarge();
  return request.body as AsyncIterable<Uint8Array>;
}

function notAFile(): ApiProblem {
  return problem('unsupported-media-type', {
    detail: text(
      'Kirim berkas CSV atau XLSX itu sendiri sebagai isi permintaan (Content-Type: text/csv, jenis XLSX, atau application/octet-stream).',
      'Send the CSV or XLSX file itself as the body (Content-Type: text/csv, the type of XLSX, or application/octet-stream).',
    ),
  });
}

function noDryRun(): ApiProblem {
  const title = text('Hasil pemeriksaan ini tidak ada', 'There is no such dry run');
  const detail = text(
    'Berkas ini belum diperiksa, atau hasilnya tidak disimpan lagi; kirim berkasnya sekali lagi.',
    'The file was not checked yet, or the result is kept no longer; send the file again.',
  );
  return new ApiProblem('no-dry-run', 404, title, detail, { errors: [{ code: 'no-dry-run', text: detail }] });
}

function tooLarge(): ApiProblem {
  const most = UPLOAD_LIMIT / MIB;
  return problem('payload-too-large', {
    detail: text(
      `Berkas paling besar ${most} MiB; bagilah menjadi beberapa berkas.`,
      `A file may have ${most} MiB at most; split it into several files.`,
    ),
    members: { limit: UPLOAD_LIMIT },
  });
}

function unprocessable({
  code,
  text: words,
}: Pick<NonNullable<Job['problem']>, 'code' | 'text'>): ApiProblem {
  const title = text('Berkas ini tidak dapat diimpor', 'This file cannot be imported');
  return new ApiProblem(code, 422, title, words, { errors: [{ code, text: words }] });
}

function unchecked(job: Job | null): ApiProblem {
  if (job?.problem) return unprocessable(job.problem);
  const words = text(
    'Pemeriksaan berkas ini dihentikan; kirim sekali lagi',
    'The check of this file was stopped; send it again',
  );
  return unprocessable({ code: 'check-cancelled', text: words });
}
