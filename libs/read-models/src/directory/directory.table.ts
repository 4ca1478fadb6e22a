import type { TableSpec } from '@app/eventsourcing';

/**
 * Which stream belongs to which: what a loader must know before it can read. Nothing personal stands here,
 * a person is a uuid.
 */
export const directoryTables: readonly TableSpec[] = [
  {
    name: 'forum_entry',
    ranged: true,
    key: { forum: 'uuid not null' },
    columns: {
      region: 'text not null',
      level: 'text not null',
      name: 'text not null',
      dissolved: 'boolean not null',
      /** Position of the first entry: a stable order of arrival. */
      enrolled: 'bigint not null',
    },
    indexes: [['region']],
  },
  {
    name: 'cluster_entry',
    ranged: true,
    key: { cluster: 'uuid not null' },
    columns: {
      forum: 'uuid not null',
      region: 'text not null',
      name: 'text not null',
      aliases: 'text[] not null',
      sector: 'text not null',
      definition: 'text not null',
      enrolled: 'bigint not null',
    },
    indexes: [['forum'], ['region']],
  },
  {
    name: 'agreement_entry',
    ranged: true,
    key: { agreement: 'uuid not null' },
    columns: {
      cluster: 'uuid not null',
      kind: 'text not null',
      status: 'text not null',
      title: 'text not null',
      /** The supporting institution or the forum, when the partner is one that is on record. */
      partner: 'uuid',
      partner_kind: 'text not null',
      valid_from: 'date not null',
      valid_until: 'date not null',
      ended_on: 'date',
      enrolled: 'bigint not null',
    },
    indexes: [['cluster'], ['partner']],
  },
  {
    name: 'cycle_entry',
    ranged: true,
    key: { cycle: 'uuid not null' },
    columns: {
      cluster: 'uuid not null',
      period: 'text not null',
      status: 'text not null',
      enrolled: 'bigint not null',
    },
    indexes: [['cluster']],
  },
  {
    name: 'account_entry',
    ranged: true,
    key: { account: 'uuid not null' },
    columns: { person: 'uuid not null', disabled: 'boolean not null', enrolled: 'bigint not null' },
    indexes: [['person']],
  },
];
