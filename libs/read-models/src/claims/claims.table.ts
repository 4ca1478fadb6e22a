import type { TableSpec } from '@app/eventsourcing';

/** The reports that were entered for checking: what their list shows, and nothing of their tables. */
export const claimsTables: readonly TableSpec[] = [
  {
    name: 'claim_entry',
    ranged: true,
    key: { claim: 'uuid not null' },
    columns: {
      /** Kemendagri code; null for a report about the whole country. */
      region: 'text',
      title: 'text not null',
      source: 'text not null',
      status: 'text not null',
      /** Position of the first entry: the order of the list. */
      entered: 'bigint not null',
    },
    indexes: [['entered'], ['region']],
  },
];
