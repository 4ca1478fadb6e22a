import type { TableSpec } from '@app/eventsourcing';

/**
 * What time alone brings about, one row per thing, removed when met. Only the sweep reads it, so it keeps no
 * history: a row says what will have to be recorded, the log says what was.
 */
export const dueDateTables: readonly TableSpec[] = [
  {
    name: 'due_date',
    ranged: false,
    /** `kind:id`: of a thing that is prolonged the row changes, so it is never due twice. */
    key: { key: 'text not null' },
    columns: {
      kind: 'text not null',
      stream: 'uuid not null',
      cluster: 'uuid',
      /** The first day on which it is over, in the region's zone. */
      due: 'date not null',
      /** The instant at which that day begins there. */
      due_at: 'timestamptz not null',
      params: 'jsonb not null',
    },
    indexes: [['due_at'], ['stream']],
  },
];
