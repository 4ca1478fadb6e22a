import type { Logger } from '@app/platform';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemPage, wantsPage } from '../pages/problem-page.js';
import { pageHeaders } from '../pages/shell.js';
import { negotiateLanguage } from './language.js';
import type { ApiProblem } from './problem.js';
import { problemBody } from './problem.js';
import type { RouteTable } from './routes.js';
import { toProblem } from './to-problem.js';

/** Turns everything thrown, by a route or by the framework, into `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly routes: RouteTable,
    private readonly log: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const found = toProblem(error, request, this.routes);
    if (found.status >= 500) this.record(found, error, request.id);
    if (reply.sent) return;
    sendProblem(found, request, reply);
  }

  private record(found: ApiProblem, error: unknown, requestId: string): void {
    const fields = { requestId, problem: found.code };
    if (found.status === 500) this.log.error({ ...fields, err: error }, 'a request failed');
    else this.log.warn(fields, 'a request could not be served');
  }
}

/** Writes the answer; the reply must not have been sent. */
export function sendProblem(found: ApiProblem, request: FastifyRequest, reply: FastifyReply): void {
  if (wantsPage(request)) {
    const page = problemPage(found, request.id);
    void reply
      .code(found.status)
      .headers({ ...pageHeaders, vary: 'accept', ...found.more.headers })
      .send(page);
    return;
  }
  const language = negotiateLanguage(request.headers['accept-language']);
  void reply
    .code(found.status)
    .headers({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
      'cache-control': 'no-store',
      ...found.more.headers,
    })
    .send(JSON.stringify(problemBody(found, language, request.id)));
}
