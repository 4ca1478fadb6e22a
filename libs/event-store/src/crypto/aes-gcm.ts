import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Length of a nonce in bytes (NIST SP 800-38D, section 5.2.1.1). */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Thrown when a ciphertext does not belong to its key or its place: the log was tampered with. */
export class DecryptionError extends Error {
  constructor(what: string) {
    super(`${what} does not decrypt: it was changed, moved, or encrypted under another key`);
    this.name = 'DecryptionError';
  }
}

/**
 * AES-256-GCM, by default with a fresh random nonce.
 *
 * @param key 32 bytes
 * @param associated bytes that are authenticated with the plaintext and not kept
 * @param nonce 12 bytes that this key has never met, where the place says them
 * @returns the nonce, and the ciphertext with its tag of 16 bytes appended
 */
export function encrypt(
  key: Buffer,
  plaintext: Buffer,
  associated: Buffer,
  nonce: Buffer = randomBytes(NONCE_BYTES),
): { nonce: Buffer; sealed: Buffer } {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated);
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
  return { nonce, sealed };
}

/**
 * @param what names the ciphertext in the error
 * @throws DecryptionError when key, nonce, associated bytes or ciphertext are not those of the encryption
 */
export function decrypt(
  key: Buffer,
  nonce: Buffer,
  sealed: Buffer,
  associated: Buffer,
  what: string,
): Buffer {
  if (nonce.length !== NONCE_BYTES || sealed.length < TAG_BYTES) throw new DecryptionError(what);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new DecryptionError(what);
  }
}
