import type { Env } from '@app/platform';
import { isLoopback } from '@app/platform';
import type { FastifyRequest } from 'fastify';
import { bearerOf } from '../session/bearer.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

export type OriginSettings = Pick<Env, 'PUBLIC_URL' | 'HOST'>;

/**
 * Whether a request that changes something comes from Rumpun's own pages. A browser always names the origin of
 * such a request; a program that names none holds no cookie that a page could abuse.
 *
 * With PUBLIC_URL only its origin counts. Without it the request's own host does, and on a loopback server only
 * under a loopback name: a foreign name that was made to point here is refused.
 */
export function isOwnOrigin(
  request: Pick<FastifyRequest, 'method' | 'headers' | 'protocol'>,
  settings: OriginSettings,
): boolean {
  if (SAFE.has(request.method)) return true;
  // No page of another site can send this header, and the guard then looks at no cookie.
  if (bearerOf(request) !== null) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const { origin } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  if (settings.PUBLIC_URL !== undefined) return from.origin === new URL(settings.PUBLIC_URL).origin;
  const host = request.headers.host?.toLowerCase() ?? '';
  if (isLoopback(settings.HOST) && !LOOPBACK.has(from.hostname)) return false;
  return from.host === host && from.protocol === `${request.protocol}:`;
}
