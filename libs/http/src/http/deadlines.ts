import type { FastifyInstance, FastifyRequest } from 'fastify';
import { takesFile } from './body-parser.js';
import { answerBrokenRequest } from './broken-request.js';

/** A large file over a slow line: 64 MiB at 0.6 Mbit/s. */
export const LONGEST_REQUEST_MS = 15 * 60_000;
const HEADERS_MS = 30_000;
/** How long a body may take, and how long a file's sender may say nothing. */
const BODY_MS = 30_000;

/**
 * Node knows one limit for all requests: here it is the one of files. Every other body has to be there sooner, so that
 * nobody holds connections by sending a byte now and then.
 *
 * @param bodyMs milliseconds
 */
export function useDeadlines(instance: FastifyInstance, bodyMs: number = BODY_MS): void {
  instance.server.headersTimeout = HEADERS_MS;
  instance.addHook('onRequest', (request, _reply, done) => {
    if (hasBody(request)) {
      if (takesFile(request)) limitSilence(request, bodyMs);
      else limitBody(request, bodyMs);
    }
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function limitBody({ raw }: FastifyRequest, ms: number): void {
  const timer = setTimeout(() => {
    if (raw.complete) return;
    const late = Object.assign(new Error('the body took too long'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
    answerBrokenRequest(late, raw.socket);
  }, ms);
  raw.once('end', () => clearTimeout(timer));
  raw.once('close', () => clearTimeout(timer));
}

function limitSilence({ raw }: FastifyRequest, ms: number): void {
  const { socket } = raw;
  const silent = () => raw.destroy(new Error('the sender of a file fell silent'));
  socket.setTimeout(ms);
  socket.once('timeout', silent);
  raw.once('close', () => {
    socket.off('timeout', silent);
    socket.setTimeout(0);
  });
}
