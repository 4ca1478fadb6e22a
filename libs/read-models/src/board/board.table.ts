import type { TableSpec } from '@app/eventsourcing';

/** The step board's tables: what a reader sees as of any position, and what the projection itself must find again. */
export const boardTables: readonly TableSpec[] = [
  {
    name: 'step_board',
    ranged: true,
    key: { cluster: 'uuid not null' },
    columns: {
      forum: 'uuid not null',
      region: 'text not null',
      name: 'text not null',
      aliases: 'text[] not null',
      sector: 'text not null',
      /** Life-cycle stage. */
      stage: 'text not null',
      /** active, suspended, withdrawn */
      standing: 'text not null',
      enrolled_at: 'timestamptz not null',
      /** The lowest unfinished step, 1 to 7, with its state and the instant since which it has it; null when none is. */
      step: 'smallint',
      step_key: 'text',
      step_state: 'text',
      step_since: 'timestamptz',
      /** `BoardStep` for each step in order. */
      steps: 'jsonb not null',
      /** `Blocking`: why not yet; null when nothing holds the cluster up. */
      blocking: 'jsonb',
      /** Role that acts next. */
      waiting_for: 'text',
      flags: 'text[] not null',
      /** `BoardDuty` for each duty that binds. */
      duties: 'jsonb not null',
      overdue_count: 'integer not null',
      /** The next day by which a duty must be done. */
      next_due: 'date',
      /** From this day on the row may read otherwise without an entry. */
      next_change: 'date',
      /** Likewise for the completed and lapsed steps alone, which a command then follows. */
      rejudge_on: 'date',
      rejudge_at: 'timestamptz',
      digest: 'text not null',
    },
    indexes: [['region'], ['step'], ['rejudge_at']],
  },
  {
    name: 'checklist',
    ranged: true,
    key: { cluster: 'uuid not null', step: 'text not null' },
    columns: {
      /** `completion`: what completing needs; `continuing`: what a completed or lapsed step must go on meeting. */
      mode: 'text not null',
      /** Hash of the definition, from which the statements come. */
      definition: 'text not null',
      met: 'integer not null',
      total: 'integer not null',
      passes: 'boolean not null',
      /** `StoredCriterion` for each criterion. */
      criteria: 'jsonb not null',
      /** The day and the stream versions on which this answer was first given; it has held since. */
      judged_day: 'date not null',
      judged_on: 'jsonb not null',
      next_change: 'date',
      digest: 'text not null',
    },
  },
  {
    name: 'cluster_news',
    ranged: true,
    key: { cluster: 'uuid not null' },
    columns: {
      event: 'text not null',
      at: 'timestamptz not null',
      stream: 'uuid not null',
      category: 'text not null',
      version: 'integer not null',
    },
  },
  {
    name: 'board_link',
    ranged: false,
    key: { stream: 'uuid not null' },
    columns: {
      category: 'text not null',
      cluster: 'uuid not null',
      /** Of a cluster's own link. */
      forum: 'uuid',
      region: 'text',
      at: 'timestamptz not null',
      position: 'bigint not null',
    },
  },
  {
    name: 'board_region',
    ranged: false,
    key: { region: 'text not null' },
    columns: {
      stream: 'uuid not null',
      version: 'integer not null',
      /** criterion → parameter → number */
      overrides: 'jsonb not null',
    },
  },
];
