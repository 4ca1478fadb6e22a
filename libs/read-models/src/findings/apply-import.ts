import type { ProjectionWriter, SealedEntry } from '@app/eventsourcing';
import type { ImportEvent } from '@app/programme';
import { type Histogram, sum } from './histogram.js';
import { addCounts, addTally, isClosed, rowOf } from './rows.js';

const STATUS = { ImportStarted: 'started', ImportCommitted: 'committed', ImportDropped: 'dropped' } as const;

/** How an import stands; its commit lets all its rows count in one step, in as many writes as there are cells. */
export async function applyImport(
  event: ImportEvent,
  entry: SealedEntry,
  write: ProjectionWriter,
): Promise<void> {
  const key = { import: entry.stream };
  const row = await write.get('import_entry', key);
  if (event.type === 'ImportChecked') {
    const enrolled = row?.enrolled ?? entry.position;
    return write.put('import_entry', { ...key, ...event.data, status: 'checked', late: false, enrolled });
  }
  const known = await rowOf(write, 'import_entry', key);
  const late = event.type === 'ImportCommitted' && (await count(event.data.survey, entry, write));
  await write.put('import_entry', { ...known, status: STATUS[event.type], late });
}

/** @returns whether its rows come after the wave was closed */
async function count(survey: string, entry: SealedEntry, write: ProjectionWriter): Promise<boolean> {
  const { respondents, cells } = await pendingOf(write, entry.stream);
  await addCounts(write, survey, entry.position, cells);
  await addTally(write, survey, entry.position, { respondents, entries: respondents });
  await write.remove('import_pending', { import: entry.stream });
  return isClosed(write, survey);
}

interface Pending {
  readonly respondents: number;
  readonly cells: Histogram;
}

async function pendingOf(write: ProjectionWriter, source: string): Promise<Pending> {
  const row = await write.get('import_pending', { import: source });
  if (row === null) return { respondents: 0, cells: new Map() };
  return {
    respondents: Number(row.respondents),
    cells: new Map(Object.entries(row.cells as Record<string, number>)),
  };
}

/** Rows of an import that is not committed; they stay while it is dropped, for it may come again. */
export async function addPending(
  write: ProjectionWriter,
  source: string,
  histogram: Histogram,
  by: 1 | -1,
): Promise<void> {
  const { respondents, cells } = await pendingOf(write, source);
  await write.put('import_pending', {
    import: source,
    respondents: respondents + by,
    cells: Object.fromEntries([...sum(cells, histogram)].sort(([a], [b]) => (a < b ? -1 : 1))),
  });
}
