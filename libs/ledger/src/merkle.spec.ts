import { createHash } from 'node:crypto';
import type { Hasher } from './hasher.js';
import { appendLeaves, EMPTY_FRONTIER, frontierOf, leafHash, nodeHash, rootOf } from './merkle.js';

const hasher: Hasher = {
  sha256: (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest(),
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// Inputs and roots of the reference implementation of RFC 6962 (Certificate Transparency, merkle tree tests).
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = ENTRIES.map((entry) => leafHash(hasher, Buffer.from(entry, 'hex')));

/** The definition of RFC 6962 section 2.1, by recursion. */
function treeHash(of: readonly Uint8Array[]): Uint8Array {
  if (of.length === 0) return hasher.sha256();
  if (of.length === 1) return of[0]!;
  let split = 1;
  while (split * 2 < of.length) split *= 2;
  return nodeHash(hasher, treeHash(of.slice(0, split)), treeHash(of.slice(split)));
}

describe('Merkle frontier', () => {
  it('has the root of the empty tree of RFC 6962', () => {
    expect(hex(rootOf(hasher, EMPTY_FRONTIER))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  it.each(ROOTS.map((root, index) => [index + 1, root] as const))(
    'has the known root of %i entries',
    (size, root) => {
      expect(hex(rootOf(hasher, appendLeaves(hasher, EMPTY_FRONTIER, leaves.slice(0, size))))).toBe(root);
    },
  );

  it('has the root of the definition at every size, however the leaves are cut into ticks', () => {
    const many = Array.from({ length: 70 }, (_, index) => leafHash(hasher, Buffer.from([index])));
    let frontier = EMPTY_FRONTIER;
    const roots: string[] = [];
    for (let size = 0; size < many.length;) {
      const step = 1 + ((size * 7) % 5);
      frontier = appendLeaves(hasher, frontier, many.slice(size, size + step));
      size = frontier.size;
      roots.push(hex(rootOf(hasher, frontierOf(frontier.size, frontier.peaks))));
      expect(roots.at(-1)).toBe(hex(treeHash(many.slice(0, size))));
    }
  });

  it('refuses peaks that do not fit the size', () => {
    expect(() => frontierOf(3, [leaves[0]!])).toThrow(RangeError);
  });
});
