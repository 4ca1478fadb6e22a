import { z } from 'zod';
import { text } from '../bilingual.js';
import type { CommandOf } from '../command-spec.js';
import { command } from '../command-spec.js';
import { actors, aspects, findingCodes, followUpStatuses, verdicts } from '../lists.js';
import { day, distinct, note, quarter, sha256, uuid } from '../primitives.js';
import { ID, retractFact } from './shared.js';

export const openCycle = command(
  'open-cycle',
  text('Buka monitoring triwulan', 'Open a monitoring cycle'),
  z.strictObject({ cluster: uuid, period: quarter }),
  { cluster: ID.cluster, period: '2026-Q3' },
  { creates: true },
);
export const judgeItem = command(
  'judge-item',
  text('Nilai satu butir', 'Judge an item'),
  z.strictObject({
    item: uuid,
    actor: actors.schema,
    /** The stream examined: an agreement, an institution, the forum, the cluster. */
    subject: uuid,
    aspect: aspects.schema,
    verdict: verdicts.schema,
    evidence: z.array(z.strictObject({ what: note, sha256: sha256.optional() })).max(50),
    note: note.optional(),
  }),
  {
    item: ID.item,
    actor: 'fkak',
    subject: ID.cluster,
    aspect: 'cooperation',
    verdict: 'conforms',
    evidence: [{ what: 'Notulen rapat FKAK' }],
  },
);
export const raiseFinding = command(
  'raise-finding',
  text('Catat temuan', 'Raise a finding'),
  z.strictObject({
    finding: uuid,
    item: uuid,
    code: findingCodes.schema,
    what: note,
    cause: note,
    recommendation: note,
    due: day,
  }),
  {
    finding: ID.finding,
    item: ID.item,
    code: 'progress',
    what: 'Dua hasil kerja terlambat',
    cause: 'Bahan baku datang terlambat',
    recommendation: 'Susun ulang jadwal',
    due: '2027-01-31',
  },
);
export const submitCycle = command(
  'submit-cycle',
  text('Ajukan hasil monitoring', 'Submit the cycle'),
  z.strictObject({ note: note.optional() }),
  {},
);
export const recallCycle = command(
  'recall-cycle',
  text('Tarik hasil monitoring', 'Recall the submitted cycle'),
  z.strictObject({ reason: note }),
  { reason: 'Satu butir terlewat' },
);
export const returnCycle = command(
  'return-cycle',
  text('Kembalikan hasil monitoring', 'Return the cycle'),
  z.strictObject({ reason: note }),
  { reason: 'Bukti untuk LPT belum ada' },
);
export const approveCycle = command(
  'approve-cycle',
  text('Setujui hasil monitoring', 'Approve the cycle'),
  z.strictObject({ note: note.optional() }),
  {},
);
export const setFollowUp = command(
  'set-follow-up',
  text('Tetapkan status tindak lanjut', 'Set the follow-up status'),
  z.strictObject({ finding: uuid, status: followUpStatuses.schema, due: day.optional(), note }),
  { finding: ID.finding, status: 'not-yet', due: '2027-02-28', note: 'Jadwal baru disusun' },
);
export const planCorrection = command(
  'plan-correction',
  text('Rencanakan tindakan perbaikan', 'Plan a corrective action'),
  z.strictObject({ action: uuid, finding: uuid, what: note, owner: uuid, due: day }),
  {
    action: ID.action,
    finding: ID.finding,
    what: 'Kontrak pemasok kedua',
    owner: ID.person2,
    due: '2027-01-15',
  },
);
export const closeCorrection = command(
  'close-correction',
  text('Tutup tindakan perbaikan', 'Close a corrective action'),
  z.strictObject({ action: uuid, closedOn: day, evidence: distinct(sha256, 0, 50), note }),
  { action: ID.action, closedOn: '2026-11-20', evidence: [], note: 'Kontrak ditandatangani' },
);

export const cycleCommands = [
  openCycle,
  judgeItem,
  raiseFinding,
  submitCycle,
  recallCycle,
  returnCycle,
  approveCycle,
  setFollowUp,
  planCorrection,
  closeCorrection,
  retractFact,
] as const;
export type CycleCommand = CommandOf<typeof cycleCommands>;
