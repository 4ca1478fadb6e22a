import {
  type InstrumentCommand,
  type InstrumentContent,
  type InstrumentRef,
  instrumentCommands,
} from '@app/contracts';
import type { Decider } from '@app/eventsourcing';
import { v5 as uuidv5 } from 'uuid';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { because, conclude } from '../shared/refusing.js';
import { checkInstrument } from './check-instrument.js';
import type { InstrumentEvent } from './events.js';
import { instrumentRefOf, isBuiltIn } from './registry.js';

/** Namespace of the ids of instrument streams; never changed. */
const NAMESPACE = 'c3a1d9f2-58b7-5e0c-8f46-0b7d2a9e6c14';

/** @returns the one stream of an instrument's versions */
export const instrumentStreamId = (key: string): string => uuidv5(`instrument|${key}`, NAMESPACE);

export interface InstrumentVersion {
  readonly content: InstrumentContent;
  readonly hash: string;
}

/** All published versions of one instrument, oldest first: version n is at index n − 1. */
export interface InstrumentState {
  readonly versions: readonly InstrumentVersion[];
}

/** @returns the version as a wave names it; the newest one without a number; undefined when there is none */
export function instrumentVersion(
  state: InstrumentState | null | undefined,
  version?: number,
): InstrumentVersion | undefined {
  return version === undefined ? state?.versions.at(-1) : state?.versions[version - 1];
}

/** @returns the content that a reference names, or undefined when it is not published under that hash */
export function instrumentByRef(
  state: InstrumentState | null | undefined,
  ref: InstrumentRef,
): InstrumentContent | undefined {
  const found = instrumentVersion(state, ref.version);
  return found?.hash === ref.hash ? found.content : undefined;
}

const TITLE = instrumentCommands[0].title;

/**
 * One stream per instrument. A published version is never edited: publishing it again does nothing, another text
 * under its number is refused, and the next version has the next number.
 */
export const instrumentDecider: Decider<InstrumentState, InstrumentCommand, InstrumentEvent> = {
  category: 'instrument',
  initial: () => ({ versions: [] }),
  evolve: ({ versions }, event) => {
    const { content, hash } = event.data;
    if (content.version !== versions.length + 1) {
      throw new LifecycleError('instrument', `v${versions.length}`, `${event.type} v${content.version}`);
    }
    return { versions: [...versions, { content, hash }] };
  },
  decide: ({ type, data }, state) => {
    const { hash } = instrumentRefOf(data);
    const published = instrumentVersion(state, data.version);
    const next = state.versions.length + 1;
    return conclude(type, TITLE, {
      checks: [
        ...checkInstrument(data),
        isBuiltIn(data.key) &&
          published?.hash !== hash &&
          because(
            'key-built-in',
            'instrumen bawaan diterbitkan bersama program; pakailah kunci lain',
            'an instrument that comes with the program is published with it; use another key',
            '/key',
          ),
        published !== undefined &&
          published.hash !== hash &&
          because(
            'version-published',
            'versi yang sudah terbit tidak boleh diubah; terbitkan sebagai versi berikutnya',
            'a published version must not be edited; publish it as the next version',
            '/version',
            { next },
          ),
        data.version > next &&
          because(
            'version-skipped',
            `versi berikutnya adalah ${next}`,
            `the next version is ${next}`,
            '/version',
            { next },
          ),
      ],
      events: () => (published === undefined ? [event('InstrumentPublished', { content: data, hash })] : []),
    });
  },
};
