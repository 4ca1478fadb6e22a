import type { Hasher } from './hasher.js';

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** RFC 6962 section 2.1: the hash of one entry. */
export function leafHash(hasher: Hasher, entry: Uint8Array): Uint8Array {
  return hasher.sha256(LEAF_PREFIX, entry);
}

/** RFC 6962 section 2.1: the hash of two subtrees. */
export function nodeHash(hasher: Hasher, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hasher.sha256(NODE_PREFIX, left, right);
}

/**
 * All that is needed to go on appending to a Merkle tree and to know its root: the roots of the complete
 * subtrees, largest first, one for each 1 bit of the size.
 */
export interface Frontier {
  /** Number of leaves, 0 to 2^53 - 1. */
  readonly size: number;
  readonly peaks: readonly Uint8Array[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/**
 * @param size number of leaves
 * @param peaks roots of the complete subtrees, largest first
 * @throws RangeError when the number of peaks is not that of the size's 1 bits, or a peak is not 32 bytes long
 */
export function frontierOf(size: number, peaks: readonly Uint8Array[]): Frontier {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  if (peaks.length !== ones) throw new RangeError(`${size} leaves have ${ones} peaks, not ${peaks.length}`);
  if (peaks.some((peak) => peak.length !== 32)) throw new RangeError('a peak is not 32 bytes long');
  return { size, peaks };
}

/**
 * Appends leaves as a binary counter is raised: equal subtrees merge.
 *
 * @param leaves leaf hashes in order
 * @returns the new frontier; the given one is left as it is
 */
export function appendLeaves(hasher: Hasher, frontier: Frontier, leaves: readonly Uint8Array[]): Frontier {
  const peaks = [...frontier.peaks];
  let size = frontier.size;
  for (const leaf of leaves) {
    let merged = leaf;
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
      merged = nodeHash(hasher, peaks.pop()!, merged);
    peaks.push(merged);
    size += 1;
  }
  return { size, peaks };
}

/** @returns the Merkle tree hash of RFC 6962 section 2.1 over all leaves so far */
export function rootOf(hasher: Hasher, frontier: Frontier): Uint8Array {
  if (frontier.size === 0) return hasher.sha256();
  return frontier.peaks.reduceRight((right, left) => nodeHash(hasher, left, right));
}
