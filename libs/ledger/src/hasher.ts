/**
 * SHA-256 as this library needs it: synchronous, over the concatenation of its parts. The server gives an
 * adapter of its own crypto library, the browser one of a small JavaScript implementation.
 */
export interface Hasher {
  /** @returns 32 bytes */
  sha256(...parts: readonly Uint8Array[]): Uint8Array;
}
