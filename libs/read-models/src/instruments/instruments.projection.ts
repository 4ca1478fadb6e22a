import type { Projection } from '@app/eventsourcing';
import { programmeEventsOf } from '../shared/programme-event.js';
import { instrumentTables } from './instruments.table.js';

/** The published instruments, those that come with the program among them. */
export const instrumentsProjection: Projection = {
  name: 'instruments',
  version: 1,
  tables: instrumentTables,
  categories: ['instrument'],
  start: () => ({
    apply: async (entry, write) => {
      for (const event of programmeEventsOf(entry)) {
        if (event.type !== 'InstrumentPublished') continue;
        const { content, hash } = event.data;
        const { key, version } = content;
        const published = { published: entry.position, published_at: entry.at };
        await write.put('instrument_version', {
          ...{ key, version, stream: entry.stream, hash, content },
          ...published,
        });
      }
    },
    reset: () => undefined,
  }),
};
