import type { TableSpec } from '@app/eventsourcing';

/** What people wish of notices, and on which channels they can be reached: never an address, a number or a secret. */
export const wishesTables: readonly TableSpec[] = [
  {
    name: 'notice_wishes',
    ranged: false,
    key: { person: 'uuid not null' },
    columns: {
      /** null when they never said anything. */
      preferences: 'jsonb',
      /** Whether one was ever given: its value may have been erased since. */
      has_email: 'boolean not null',
      has_phone: 'boolean not null',
      has_webhook: 'boolean not null',
    },
  },
  {
    /** The feeds that are open. */
    name: 'calendar_feed',
    ranged: false,
    key: { person: 'uuid not null', feed: 'uuid not null' },
    columns: { token_hash: 'text not null', opened: 'bigint not null' },
    indexes: [['token_hash']],
  },
];
