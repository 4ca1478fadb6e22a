import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import { Accounts } from '@app/access';
import type { Env, Logger } from '@app/platform';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { BODY_LIMIT, useStrictBodies } from './http/body-parser.js';
import { LONGEST_REQUEST_MS, useDeadlines } from './http/deadlines.js';
import { useGuessLimit } from './http/guessing.js';
import { helmetOptions } from './http/helmet.js';
import { useOriginCheck, useRequestLog } from './http/hooks.js';
import { NestLog } from './http/nest-log.js';
import { ProblemFilter, sendProblem } from './http/problem-filter.js';
import { answerBrokenRequest } from './http/broken-request.js';
import { requestIdOf } from './http/request-id.js';
import { RouteTable } from './http/routes.js';
import { toProblem } from './http/to-problem.js';
import { documentedRoutes, openApiDocument } from './openapi/document.js';
import type { ApiServices } from './services.js';

export interface CreateApiOptions {
  readonly services: ApiServices;
  readonly env: Env;
  readonly log: Logger;
}

/**
 * Makes the HTTP server, ready and not yet listening: what serves, what tests inject into and what the demo
 * starts is the same.
 *
 * @returns the application; `listen()` opens the port, `close()` finishes what is under way
 */
export async function createApi({ services, env, log }: CreateApiOptions): Promise<NestFastifyApplication> {
  const routes = new RouteTable(documentedRoutes(openApiDocument(env)));
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with({ ...services, accounts: new Accounts(services.store) }, env, routes),
    adapter(env, routes),
    {
      logger: new NestLog(log),
      abortOnError: false,
      bodyParser: false,
      forceCloseConnections: true,
      return503OnClosing: true,
    },
  );
  const instance = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  useRequestLog(instance, log);
  useOriginCheck(instance, env);
  useStrictBodies(instance);
  useDeadlines(instance);
  await useGuessLimit(instance);
  await app.register(helmet as never, helmetOptions(env) as never);
  await app.register(cookie as never);
  app.useGlobalFilters(new ProblemFilter(routes, log));
  await app.init();
  await instance.ready();
  return app;
}

/** fastify itself believes nobody by a number alone: it cannot tell whether the neighbour is a proxy. Here the operator says so. */
function trustedProxies({
  TRUST_PROXY,
}: Env): string[] | ((address: string, hop: number) => boolean) | false {
  if (TRUST_PROXY === undefined || TRUST_PROXY === 0) return false;
  if (typeof TRUST_PROXY === 'number') return (_address, hop) => hop < TRUST_PROXY;
  return [...TRUST_PROXY];
}

function adapter(env: Env, routes: RouteTable): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Behind a proxy the address to throttle is the one that it names; nobody else may name one.
    trustProxy: trustedProxies(env),
    requestTimeout: LONGEST_REQUEST_MS,
    routerOptions: { maxParamLength: 200, ignoreDuplicateSlashes: false },
    clientErrorHandler: answerBrokenRequest,
    frameworkErrors: (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(toProblem(error, request, routes), request, reply);
    },
  });
}
