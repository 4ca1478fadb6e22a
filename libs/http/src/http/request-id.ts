import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Short and plain, so that nobody's data can travel in it. */
const ACCEPTED = /^[A-Za-z0-9_.-]{8,64}$/;

/** @returns the sender's X-Request-Id when it is a plain token, else a new one */
export function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}
