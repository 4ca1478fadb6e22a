import type { Answer } from '@app/contracts';
import type { ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { ResponseEvent } from '@app/programme';
import { addPending } from './apply-import.js';
import { difference } from './histogram.js';
import { addCounts, addTally, rowOf } from './rows.js';

type Recorded = Extract<ResponseEvent, { type: 'AnswersRecorded' }>['data'];

/** One respondent's answers: counted at once, or kept back with the import that they came with. */
export async function applyResponse(
  event: ResponseEvent,
  entry: SealedEntry,
  write: ProjectionWriter,
): Promise<void> {
  if (event.type === 'AnswersRecorded') return record(event.data, entry, write);
  const { survey } = event.data;
  const row = await rowOf(write, 'response_entry', { response: entry.stream });
  const before = row.answers as readonly Answer[];
  const late = event.data.late ? 1 : 0;
  if (event.type === 'ResponseWithdrawn') {
    await addCounts(write, survey, entry.position, difference(before, []));
    await addTally(write, survey, entry.position, { respondents: -1, late });
    return write.remove('response_entry', { response: entry.stream });
  }
  const { answers } = event.data;
  await addCounts(write, survey, entry.position, difference(before, answers));
  await addTally(write, survey, entry.position, { late });
  await write.put('response_entry', { ...row, answers, corrections: Number(row.corrections) + 1 });
}

async function record(data: Recorded, entry: SealedEntry, write: ProjectionWriter): Promise<void> {
  const { survey } = data;
  await forgetFormer(entry, write);
  if (data.import === null) {
    await addCounts(write, survey, entry.position, difference([], data.answers));
    await addTally(write, survey, entry.position, { respondents: 1, late: data.late === null ? 0 : 1 });
  } else {
    await addPending(write, data.import, difference([], data.answers), 1);
  }
  await write.put('response_entry', rowFor(data, entry));
}

/** Answers on record already are what a dropped import left behind: should it come again, they are not its own any more. */
async function forgetFormer(entry: SealedEntry, write: ProjectionWriter): Promise<void> {
  const former = await write.get('response_entry', { response: entry.stream });
  if (former === null) return;
  const source = former.import as string | null;
  if (source === null) throw new Error('findings: answers recorded over answers that stand');
  await addPending(write, source, difference(former.answers as readonly Answer[], []), -1);
}

const rowFor = (data: Recorded, entry: SealedEntry): Row => ({
  response: entry.stream,
  survey: data.survey,
  respondent: data.respondent,
  answered_on: data.answeredOn,
  answers: data.answers,
  import: data.import,
  row: data.row,
  late: data.late !== null,
  corrections: 0,
});
