import { createHash, hash } from 'node:crypto';
import type { Hasher } from '@app/ledger';

/** SHA-256 of Node's own crypto library. */
export const nodeHasher: Hasher = {
  sha256: (...parts) => {
    const digest = createHash('sha256');
    for (const part of parts) digest.update(part);
    return digest.digest();
  },
};

/** @returns SHA-256 of the bytes in base64url, without padding */
export function sha256Base64url(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'base64url');
}
