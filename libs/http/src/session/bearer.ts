import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem.js';
import type { EdgeServices } from '../services.js';
import type { SignedIn } from './acting.js';
import { deskProblem } from './refused.js';

const READS = new Set(['GET', 'HEAD']);

/** @returns what stands after `Authorization: Bearer` (RFC 6750), or null without it */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string | null {
  return /^Bearer +(.*)$/i.exec(headers.authorization ?? '')?.[1]?.trim() ?? null;
}

/**
 * @param sessionOnly whether the route takes no token at all
 * @throws ApiProblem 401 for a token that is none, is revoked or has run out; 429 when an address tries many of them;
 *   403 for what this one may not do
 */
export async function signedInByToken(
  { tokens, credentials }: Pick<EdgeServices, 'tokens' | 'credentials'>,
  request: FastifyRequest,
  bearer: string,
  sessionOnly: boolean,
): Promise<SignedIn> {
  const found = await tokens.find(bearer);
  if (found === null) {
    const attempt = await credentials.attempt('api-token', request.ip);
    if (!attempt.ok) throw deskProblem({ ok: false, kind: 'throttled', retryAfter: attempt.retryAfter });
    throw problem('unauthenticated', {
      detail: text(
        'Token ini tidak dikenal, sudah dicabut, atau sudah lewat masanya.',
        'This token is not known, was revoked, or has run out.',
      ),
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
  }
  if (sessionOnly) throw refused('token-not-accepted', NOT_HERE);
  if (found.readOnly && !READS.has(request.method)) throw refused('token-read-only', READ_ONLY);
  return { acting: found.acting, expiresAt: found.expiresAt, token: bearer };
}

const NOT_HERE = text(
  'Token API tidak berlaku di sini; masuk dengan kata sandi.',
  'No API token is accepted here; sign in with the password.',
);
const READ_ONLY = text('Token ini hanya untuk membaca.', 'This token is for reading only.');

const refused = (code: string, words: Bilingual) => problem('forbidden', { errors: [{ code, text: words }] });
