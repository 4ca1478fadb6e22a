import type { Projection, Row, SealedEntry } from '@app/eventsourcing';
import type { PersonEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { wishesTables } from './wishes.table.js';

const NOBODY: Row = { preferences: null, has_email: false, has_phone: false, has_webhook: false };

/**
 * What an event changes in its person's row. Whether a value was given, and not whether it can be read: an erasure
 * leaves no entry, and a row must not depend on when it was written.
 */
function changeOf(event: PersonEvent): Row | null {
  switch (event.type) {
    case 'PersonRegistered':
    case 'PersonCorrected': {
      const { email, phone } = event.data;
      return { ...(email && { has_email: true }), ...(phone && { has_phone: true }) };
    }
    case 'NoticePreferencesSet':
      return { preferences: event.data };
    case 'WebhookSet':
      return { has_webhook: true };
    case 'WebhookRemoved':
      return { has_webhook: false };
    default:
      return null;
  }
}

/** What people wish of notices, and whose calendar a token opens. */
export const wishesProjection: Projection = {
  name: 'wishes',
  version: 1,
  tables: wishesTables,
  categories: ['person'],
  start: () => ({
    apply: async (entry: SealedEntry, write) => {
      const person = entry.stream;
      for (const event of programmeEventsOf(entry) as readonly PersonEvent[]) {
        const change = changeOf(event);
        if (change !== null) {
          const row = (await write.get('notice_wishes', { person })) ?? NOBODY;
          await write.put('notice_wishes', { ...row, person, ...change });
        }
        if (event.type === 'CalendarFeedOpened') {
          const { feed, tokenHash } = event.data;
          await write.put('calendar_feed', { person, feed, token_hash: tokenHash, opened: entry.position });
        }
        if (event.type === 'CalendarFeedRevoked') {
          await write.remove('calendar_feed', { person, feed: event.data.feed });
        }
      }
    },
    reset: () => undefined,
  }),
};
