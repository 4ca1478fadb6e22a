import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * SHA-256 of a value's canonical JSON (RFC 8785), as lower-case hex: the identity of a published definition
 * and of an agreement's text.
 *
 * @param value JSON data; `undefined` members are left out
 * @throws TypeError when the value has no JSON form
 */
export function contentHash(value: unknown): string {
  const canonical = canonicalize(value);
  if (canonical === undefined) throw new TypeError('value has no JSON form');
  return bytesToHex(sha256(utf8ToBytes(canonical)));
}
