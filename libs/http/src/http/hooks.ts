import type { Logger } from '@app/platform';
import type { FastifyInstance } from 'fastify';
import type { OriginSettings } from './origin.js';
import { isOwnOrigin } from './origin.js';
import { problem } from './problem.js';

/** The request id on every answer, and one line in the log for every request. */
export function useRequestLog(instance: FastifyInstance, log: Logger): void {
  instance.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  instance.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        // The route's pattern, never the address: an address that was mistyped may hold anything.
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        address: request.ip,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });
}

/** Refuses changes that another site's page asks for, before their body is read. */
export function useOriginCheck(instance: FastifyInstance, settings: OriginSettings): void {
  instance.addHook('onRequest', (request, _reply, done) => {
    if (isOwnOrigin(request, settings)) done();
    else done(problem('foreign-origin'));
  });
}
