import { text } from '@app/contracts';
import { OverloadedError } from '@app/eventsourcing';
import { StoreUnavailableError } from '@app/event-store';
import { PasswordQueueFullError } from '@app/access';
import { HttpException, NotFoundException } from '@nestjs/common';
import { ApiProblem, problem } from './problem.js';
import { kindOfStatus } from './problems.js';
import { JsonProblem } from './strict-json.js';
import type { RouteTable } from './routes.js';

/** What of a request decides how an error is answered. */
export interface Asked {
  readonly method: string;
  readonly url: string;
}

// What PostgreSQL and the network say when the database is away, going away or full.
const DATABASE_AWAY = new Set(['57P01', '57P02', '57P03', '53300', '53200', '53400', '57014', '55P03']);
const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);

/** @returns the answer to anything thrown behind a route; what nobody expected is `internal` */
export function toProblem(error: unknown, asked: Asked, routes: RouteTable): ApiProblem {
  if (error instanceof ApiProblem) return error;
  if (error instanceof JsonProblem) return jsonProblem(error);
  if (error instanceof NotFoundException) return noRoute(asked, routes);
  if (error instanceof OverloadedError || error instanceof PasswordQueueFullError) {
    return problem('overloaded', { headers: { 'retry-after': '1' } });
  }
  if (isDatabaseAway(error)) return databaseAway();
  const status = statusOf(error);
  if (status === null || status >= 500) return problem('internal');
  const kind = kindOfStatus(status);
  // A status that HTTP has and we have no words for (417, 426 …) keeps its number.
  const found = problem(kind);
  return found.status === status ? found : new ApiProblem('bad-request', status, found.title, found.detail);
}

/** 405 with Allow where the address exists under another method, else 404. */
export function noRoute({ method, url }: Asked, routes: RouteTable): ApiProblem {
  const methods = routes.methodsOf(url);
  if (methods.length === 0 || methods.includes(method)) return problem('not-found');
  return problem('method-not-allowed', {
    headers: { allow: methods.join(', ') },
    members: { allow: methods },
  });
}

function jsonProblem({ code, what, line, column, pointer }: JsonProblem): ApiProblem {
  const place = text(
    `baris ${line}, kolom ${column}: ${what.id}`,
    `line ${line}, column ${column}: ${what.en}`,
  );
  return problem('malformed-json', {
    detail: place,
    errors: [{ code, text: what, ...(pointer === undefined ? {} : { pointer }), params: { line, column } }],
  });
}

function databaseAway(): ApiProblem {
  return problem('unavailable', {
    detail: text(
      'Basis data tidak menjawab. Ulangi dengan Idempotency-Key yang sama: bila sudah dicatat, tidak dicatat dua kali.',
      'The database does not answer. Repeat with the same Idempotency-Key: what was recorded is not recorded twice.',
    ),
    headers: { 'retry-after': '2' },
  });
}

function isDatabaseAway(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isDatabaseAway);
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') return DATABASE_AWAY.has(code) || NETWORK.has(code) || code.startsWith('08');
  // pg has no codes for these.
  return (
    typeof message === 'string' &&
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(message)
  );
}

function statusOf(error: unknown): number | null {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 600 ? statusCode : null;
}
