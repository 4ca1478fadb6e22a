import { EntitySchema } from 'typeorm';
import type { EntitySchemaColumnOptions } from 'typeorm';
import type { StepBoardRow } from './board-row.js';

/** A current row of `read.step_board`. */
export type StepBoardRecord = StepBoardRow;

/** A row with the positions in which it held: from inclusive, to exclusive. */
export type Ranged<T> = T & { readonly from_position: string; readonly to_position: string | null };

export interface ClusterNewsRecord {
  readonly cluster: string;
  readonly event: string;
  readonly at: string;
  readonly stream: string;
  readonly category: string;
  readonly version: number;
}

type Columns<T> = { readonly [K in keyof T]: EntitySchemaColumnOptions };

/** Drivers give instants as Date; rows are compared and sent as ISO 8601. */
const asIso = {
  to: (value: unknown): unknown => value,
  from: (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value),
};
const text: EntitySchemaColumnOptions = { type: 'text' };
const textOrNull: EntitySchemaColumnOptions = { type: 'text', nullable: true };
const moment: EntitySchemaColumnOptions = { type: 'timestamptz', transformer: asIso };
const day: EntitySchemaColumnOptions = { type: 'date', nullable: true };
const json: EntitySchemaColumnOptions = { type: 'jsonb' };
const key: EntitySchemaColumnOptions = { type: 'uuid', primary: true };

const stepBoardColumns: Columns<StepBoardRecord> = {
  cluster: key,
  forum: { type: 'uuid' },
  region: text,
  name: text,
  aliases: { type: 'text', array: true },
  sector: text,
  stage: text,
  standing: text,
  enrolled_at: moment,
  step: { type: 'smallint', nullable: true },
  step_key: textOrNull,
  step_state: textOrNull,
  step_since: { ...moment, nullable: true },
  steps: json,
  blocking: { ...json, nullable: true },
  waiting_for: textOrNull,
  flags: { type: 'text', array: true },
  duties: json,
  overdue_count: { type: 'int' },
  next_due: day,
  next_change: day,
  rejudge_on: day,
  rejudge_at: { ...moment, nullable: true },
  digest: text,
};

const newsColumns: Columns<ClusterNewsRecord> = {
  cluster: key,
  event: text,
  at: moment,
  stream: { type: 'uuid' },
  category: text,
  version: { type: 'int' },
};

const range: Columns<{ from_position: string; to_position: string | null }> = {
  from_position: { type: 'bigint', primary: true },
  to_position: { type: 'bigint', nullable: true },
};

/** An entity on a view of schema `read`: the runner makes the view, TypeORM only reads it. */
function onView<T extends object>(name: string, columns: Columns<T>): EntitySchema<T> {
  return new EntitySchema<T>({ name, schema: 'read', tableName: name, synchronize: false, columns });
}

export const StepBoard = onView<StepBoardRecord>('step_board', stepBoardColumns);
export const StepBoardHistory = onView<Ranged<StepBoardRecord>>('step_board_history', {
  ...stepBoardColumns,
  ...range,
});
export const ClusterNews = onView<ClusterNewsRecord>('cluster_news', newsColumns);
export const ClusterNewsHistory = onView<Ranged<ClusterNewsRecord>>('cluster_news_history', {
  ...newsColumns,
  ...range,
});

/** Give these to the DataSource that the queries use. */
export const readModelEntities: readonly EntitySchema[] = [
  StepBoard,
  StepBoardHistory,
  ClusterNews,
  ClusterNewsHistory,
];
