import type { InstrumentContent } from '@app/contracts';
import type { CellProblem } from '../shared/problem.js';
import { type FileSource, sourceSha256 } from '../shared/source.js';
import { FileReading } from './read-rows.js';
import { type FileFormat, isGood, type ReadOptions } from './types.js';

/** How many problems a dry run keeps; it counts all. */
export const KEPT_PROBLEMS = 1_000;

/** What an import would come to. */
export interface DryRun {
  /** Rows of answers, without header and blank rows. */
  readonly rows: number;
  /** Rows against which nothing speaks. */
  readonly good: number;
  /** The first 1,000, in the order of the file. */
  readonly problems: readonly CellProblem[];
  readonly problemCount: number;
  /** Of the file's bytes, lower-case hex. */
  readonly sha256: string;
  /** null when the file is neither. */
  readonly format: FileFormat | null;
  readonly unknownColumns: readonly string[];
}

/** @returns what an import of the file would come to; nothing is recorded @throws as `readRows` */
export async function dryRun(
  source: FileSource,
  instrument: InstrumentContent,
  options: ReadOptions = {},
): Promise<DryRun> {
  const reading = new FileReading(source, instrument, options);
  const problems: CellProblem[] = [];
  let [rows, good, problemCount] = [0, 0, 0];
  for await (const row of reading.rows()) {
    if (row.kind === 'row') rows += 1;
    if (isGood(row)) good += 1;
    problemCount += row.problems.length;
    problems.push(...row.problems.slice(0, KEPT_PROBLEMS - problems.length));
  }
  const { format, unknownColumns } = reading;
  return { rows, good, problems, problemCount, sha256: await sourceSha256(source), format, unknownColumns };
}
