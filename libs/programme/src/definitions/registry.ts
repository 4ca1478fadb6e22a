import { contentHash } from '../shared/hash.js';
import { sevenSteps } from './seven-steps/index.js';
import type { Definition, DefinitionRef } from './types.js';

/** Every published definition, oldest first. Add-only. */
export const definitions: readonly Definition[] = [sevenSteps];

const hashes = new WeakMap<Definition, string>();

/** @returns SHA-256 of the definition's canonical JSON: what a cluster is pinned to by its first fact */
export function definitionHash(definition: Definition): string {
  let hash = hashes.get(definition);
  if (hash === undefined) {
    hash = contentHash(definition);
    hashes.set(definition, hash);
  }
  return hash;
}

export function definitionRef(definition: Definition): DefinitionRef {
  return { id: definition.id, version: definition.version, hash: definitionHash(definition) };
}

/** @returns the published definition that a stream is pinned to, or undefined when this program lacks it */
export function definitionByRef(ref: DefinitionRef): Definition | undefined {
  return definitions.find((each) => definitionHash(each) === ref.hash);
}
