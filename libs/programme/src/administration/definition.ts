import { text } from '@app/contracts';
import type { Decider } from '@app/eventsourcing';
import type { DefinitionRef } from '../definitions/types.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { because, conclude } from '../shared/refusing.js';
import type { DefinitionEvent } from './events.js';

/** Given by the engine alone, when it starts with a definition that the log does not know yet. */
export interface PublishDefinition {
  readonly type: 'publish-definition';
  readonly data: DefinitionRef;
}

export interface DefinitionState {
  /** null before the first entry. */
  readonly published: DefinitionRef | null;
}

const TITLE = text('Terbitkan definisi', 'Publish a definition');

/**
 * One stream per definition and version. Publishing it again does nothing; under another content hash it is
 * refused, for a published definition is never edited.
 */
export const definitionDecider: Decider<DefinitionState, PublishDefinition, DefinitionEvent> = {
  category: 'definition',
  initial: () => ({ published: null }),
  evolve: ({ published }, event) => {
    if (published !== null) throw new LifecycleError('definition', 'published', event.type);
    return { published: event.data };
  },
  decide: ({ type, data }, { published }) =>
    conclude(type, TITLE, {
      checks: [
        published !== null &&
          published.hash !== data.hash &&
          because(
            'definition-edited',
            'definisi yang sudah terbit tidak boleh diubah; terbitkan versi baru',
            'a published definition must not be edited; publish a new version',
            '/hash',
            { published: published.hash },
          ),
      ],
      events: () => (published === null ? [event('DefinitionPublished', { ...data })] : []),
    }),
};
