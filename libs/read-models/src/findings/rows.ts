import type { ProjectionWriter, Row } from '@app/eventsourcing';
import { type Histogram, readCell } from './histogram.js';

/** @throws Error when the row is not there: the log is then not one that the deciders wrote */
export async function rowOf(write: ProjectionWriter, table: string, key: Row): Promise<Row> {
  const row = await write.get(table, key);
  if (row === null) throw new Error(`findings: no row in ${table} for ${JSON.stringify(key)}`);
  return row;
}

/** Adds respondents to a wave's cells. */
export async function addCounts(
  write: ProjectionWriter,
  survey: string,
  position: number,
  histogram: Histogram,
): Promise<void> {
  for (const [key, by] of histogram) {
    const cell = { survey, ...readCell(key) };
    const row = await write.get('answer_count', cell);
    if (row === null) await write.put('answer_cell', { ...cell, since: position });
    await write.put('answer_count', { ...cell, n: Number(row?.n ?? 0) + by });
  }
}

/** What an entry changes in a wave's tally. */
export interface TallyChange {
  readonly respondents?: number;
  /** Answers, corrections and withdrawals that it brings: late ones once the wave is closed. */
  readonly entries?: number;
}

/**
 * Whether an entry is late is told by its position, not by what its decision knew: one that was decided while the wave
 * was open and came after the closing changes what was read then like any other.
 */
export async function addTally(
  write: ProjectionWriter,
  survey: string,
  position: number,
  { respondents = 0, entries = 0 }: TallyChange,
): Promise<void> {
  const late = (await isClosed(write, survey)) ? entries : 0;
  if (respondents === 0 && late === 0) return;
  const row = await rowOf(write, 'survey_tally', { survey });
  await write.put('survey_tally', {
    survey,
    respondents: Number(row.respondents) + respondents,
    late_entries: Number(row.late_entries) + late,
    late_since: row.late_since ?? (late > 0 ? position : null),
  });
}

/** @returns whether the wave was closed before */
export async function isClosed(write: ProjectionWriter, survey: string): Promise<boolean> {
  return (await rowOf(write, 'survey_entry', { survey })).closed_at !== null;
}
