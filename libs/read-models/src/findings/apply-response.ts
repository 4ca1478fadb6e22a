import type { Answer } from '@app/contracts';
import type { ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { ResponseEvent } from '@app/programme';
import { addPending } from './apply-import.js';
import { difference } from './histogram.js';
import { addCounts, addTally, isClosed, rowOf } from './rows.js';

type Recorded = Extract<ResponseEvent, { type: 'AnswersRecorded' }>['data'];

/** One respondent's answers: counted at once, or kept back with the import that they came with. */
export async function applyResponse(
  event: ResponseEvent,
  entry: SealedEntry,
  write: ProjectionWriter,
): Promise<void> {
  if (event.type === 'AnswersRecorded') return record(event.data, entry, write);
  const { survey } = event.data;
  const { position } = entry;
  const row = await rowOf(write, 'response_entry', { response: entry.stream });
  const before = row.answers as readonly Answer[];
  if (event.type === 'ResponseWithdrawn') {
    await addCounts(write, survey, position, difference(before, []));
    await addTally(write, survey, position, { respondents: -1, entries: 1 });
    return write.remove('response_entry', { response: entry.stream });
  }
  const { answers } = event.data;
  await addCounts(write, survey, position, difference(before, answers));
  await addTally(write, survey, position, { entries: 1 });
  const late = row.late === true || (await isClosed(write, survey));
  await write.put('response_entry', { ...row, answers, late, corrections: Number(row.corrections) + 1 });
}

async function record(data: Recorded, entry: SealedEntry, write: ProjectionWriter): Promise<void> {
  const { survey, answers, import: source } = data;
  const { position } = entry;
  // The first entry of a stream has nothing before it: an import's rows are hardly ever anything else.
  if (entry.version > 1) await forgetFormer(entry, write);
  if (source !== null && !(await isCommitted(write, source))) {
    await addPending(write, source, difference([], answers), 1);
  } else {
    await addCounts(write, survey, position, difference([], answers));
    await addTally(write, survey, position, { respondents: 1, entries: 1 });
  }
  await write.put('response_entry', rowFor(data, entry, await isClosed(write, survey)));
}

/**
 * Answers on record already are what a dropped import left behind: should it come again, they are not its own any
 * more. It may also have come again and been committed before this entry, which was decided while it was dropped:
 * what was recorded last stands.
 */
async function forgetFormer(entry: SealedEntry, write: ProjectionWriter): Promise<void> {
  const former = await write.get('response_entry', { response: entry.stream });
  if (former === null) return;
  const source = former.import as string | null;
  if (source === null) throw new Error('findings: answers recorded over answers that stand');
  const gone = difference(former.answers as readonly Answer[], []);
  if (!(await isCommitted(write, source))) return addPending(write, source, gone, -1);
  await addCounts(write, former.survey as string, entry.position, gone);
  await addTally(write, former.survey as string, entry.position, { respondents: -1 });
}

async function isCommitted(write: ProjectionWriter, source: string): Promise<boolean> {
  return (await rowOf(write, 'import_entry', { import: source })).status === 'committed';
}

const rowFor = (data: Recorded, entry: SealedEntry, late: boolean): Row => ({
  response: entry.stream,
  survey: data.survey,
  respondent: data.respondent,
  answered_on: data.answeredOn,
  answers: data.answers,
  import: data.import,
  row: data.row,
  late,
  corrections: 0,
});
