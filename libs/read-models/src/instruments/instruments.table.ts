import type { TableSpec } from '@app/eventsourcing';

/**
 * Every published version of every instrument. A version is never edited nor taken back, so that its position tells
 * what there was at any moment, and no ranges are needed.
 */
export const instrumentTables: readonly TableSpec[] = [
  {
    name: 'instrument_version',
    ranged: false,
    key: { key: 'text not null', version: 'integer not null' },
    columns: {
      /** All versions of an instrument stand in one stream. */
      stream: 'uuid not null',
      hash: 'text not null',
      content: 'jsonb not null',
      /** Position of its publication. */
      published: 'bigint not null',
      published_at: 'timestamptz not null',
    },
  },
];
