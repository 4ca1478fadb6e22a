import { text } from '@app/contracts';
import { problem } from './problem.js';

const VERSION = /^"v(\d{1,9})"$/;
/** Visible ASCII, as a header can carry it. */
const KEY = /^[\x21-\x7e]{1,128}$/;

/** @returns the entity tag of a stream's version */
export const etagOf = (version: number): string => `"v${version}"`;

/**
 * @param header If-Match as received
 * @returns the version that the sender saw; undefined when none is demanded (absent or `*`)
 * @throws ApiProblem when it is anything else than one strong tag of ours
 */
export function expectedVersion(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const found = VERSION.exec(header.trim());
  if (found !== null) return Number(found[1]);
  throw problem('invalid-request', {
    errors: [
      {
        code: 'invalid-if-match',
        header: 'If-Match',
        text: text(
          'harus berbentuk "v12", seperti ETag yang diterima',
          'must look like "v12", as the ETag received',
        ),
      },
    ],
  });
}

/**
 * @param header Idempotency-Key as received
 * @throws ApiProblem when it is not 1 to 128 visible ASCII characters
 */
export function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined || KEY.test(header)) return header;
  throw problem('invalid-request', {
    errors: [
      {
        code: 'invalid-idempotency-key',
        header: 'Idempotency-Key',
        text: text(
          'harus 1 sampai 128 huruf ASCII tanpa spasi',
          'must be 1 to 128 ASCII characters without spaces',
        ),
      },
    ],
  });
}

/** @returns whether If-None-Match names this tag (weakly, RFC 9110, 13.1.2) */
export function isNotModified(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => [etag, '*'].includes(part.trim().replace(/^W\//, '')));
}

/** A header that may come once; Node gives some repeated ones as a list. */
export function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
