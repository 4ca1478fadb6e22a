import type { InstrumentContent, InstrumentRef } from '@app/contracts';
import { contentHash } from '../shared/hash.js';
import { cooperationV1 } from './cooperation.v1.js';
import { dynamicsJicaV1 } from './dynamics-jica.v1.js';
import { problemHandlingV1 } from './problem-handling.v1.js';
import { problemHandlingV2 } from './problem-handling.v2.js';

/** The instruments that come with the program, published when an installation first starts. Add-only. */
export const builtInInstruments: readonly InstrumentContent[] = [
  dynamicsJicaV1,
  cooperationV1,
  problemHandlingV1,
  problemHandlingV2,
];

/** @returns whether an instrument comes with the program: its next versions do too, and nobody else takes their numbers */
export const isBuiltIn = (key: string): boolean => builtInInstruments.some((each) => each.key === key);

/** @returns how a wave names this version: key, version and the hash of its whole text */
export function instrumentRefOf(content: InstrumentContent): InstrumentRef {
  return { key: content.key, version: content.version, hash: contentHash(content) };
}
