import { text } from './bilingual.js';
import type { Bilingual } from './bilingual.js';
import { list } from './code-list.js';

/** What a number of the cadence counts. */
export const cadenceUnits = list({
  'working-day': text('hari kerja', 'working days'),
  day: text('hari', 'days'),
  hour: text('jam', "o'clock"),
  'days-a-week': text('hari kerja seminggu', 'working days a week'),
});
export type CadenceUnit = (typeof cadenceUnits.codes)[number];

/** One number of the rhythm of reminders: whole, within its bounds, editable for each region. */
export interface CadenceParameter {
  readonly title: Bilingual;
  readonly unit: CadenceUnit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

const number = (
  id: string,
  en: string,
  unit: CadenceUnit,
  [min, usual, max]: readonly [number, number, number],
): CadenceParameter => ({ title: text(id, en), unit, default: usual, min, max });

/**
 * The rhythm in which work falls due. The quarter's reports on working day 5, 10 and 14 after its end follow
 * PP 39/2006 (evidence, submission, review); the others are our choice. A working day is counted by the region's calendar. Codes are add-only: the log holds them.
 */
export const cadenceParameters = {
  'cycle-opening': number(
    'Monitoring dibuka: hari kerja ke- dari awal triwulan',
    'Cycle opened: working day of the quarter',
    'working-day',
    [1, 1, 20],
  ),
  'cycle-evidence': number(
    'Bukti lengkap: hari kerja ke- setelah akhir triwulan',
    "Evidence complete: working day after the quarter's end",
    'working-day',
    [1, 5, 40],
  ),
  'cycle-submission': number(
    'Monitoring diajukan: hari kerja ke- setelah akhir triwulan',
    "Cycle submitted: working day after the quarter's end",
    'working-day',
    [1, 10, 50],
  ),
  'cycle-review': number(
    'Monitoring diputuskan: hari kerja ke- setelah akhir triwulan',
    "Cycle decided: working day after the quarter's end",
    'working-day',
    [1, 14, 60],
  ),
  'remind-before': number(
    'Diingatkan sebelum tenggat',
    'Reminded ahead of the due date',
    'working-day',
    [0, 3, 30],
  ),
  grace: number('Kelonggaran setelah tenggat', 'Grace after the due date', 'working-day', [0, 3, 30]),
  escalate: number('Eskalasi setelah tenggat', 'Escalated after the due date', 'working-day', [1, 5, 60]),
  'escalate-again': number(
    'Eskalasi lanjutan setelah tenggat',
    'Escalated again after the due date',
    'working-day',
    [1, 10, 90],
  ),
  acknowledge: number(
    'Tanda terima pemberitahuan wajib',
    'A mandatory notice acknowledged',
    'working-day',
    [1, 2, 20],
  ),
  'step-approval': number(
    'Langkah yang diajukan diputuskan',
    'A submitted step decided',
    'working-day',
    [1, 5, 60],
  ),
  'waiver-decision': number(
    'Permintaan pengecualian diputuskan',
    'A requested waiver decided',
    'working-day',
    [1, 5, 60],
  ),
  'agreement-confirmation': number(
    'Naskah perjanjian atau adendum dikonfirmasi tiap pihak',
    'A text or an addendum confirmed by each side',
    'working-day',
    [1, 10, 60],
  ),
  'deliverable-acceptance': number(
    'Hasil kerja yang diserahkan diperiksa',
    'A submitted deliverable accepted or returned',
    'working-day',
    [1, 10, 60],
  ),
  'cycle-resubmission': number(
    'Hasil monitoring yang dikembalikan diajukan lagi',
    'A returned cycle submitted again',
    'working-day',
    [1, 5, 40],
  ),
  'deliverable-redo': number(
    'Hasil kerja yang dikembalikan diserahkan lagi',
    'A returned deliverable submitted again',
    'working-day',
    [1, 10, 60],
  ),
  'after-suspension': number(
    'Yang jatuh tempo selama penangguhan: setelah program berlanjut',
    'What fell due during a suspension: after it ended',
    'working-day',
    [1, 5, 60],
  ),
  'step-idle': number('Langkah dianggap terhenti', 'A step stands still after', 'day', [7, 30, 365]),
  'meeting-tolerance': number(
    'Rapat boleh bergeser dari iramanya',
    'A meeting may be later than its rhythm by',
    'day',
    [0, 7, 60],
  ),
  'renewal-window': number(
    'Perpanjangan perjanjian diputuskan sebelum berakhir',
    'Renewal decided before an agreement ends',
    'day',
    [7, 60, 365],
  ),
  'decree-window': number(
    'SK diperbarui sebelum berakhir',
    'A decree renewed before its term ends',
    'day',
    [7, 60, 365],
  ),
  'term-window': number(
    'Kursi diisi sebelum masanya habis',
    'A seat filled before its term ends',
    'day',
    [1, 30, 365],
  ),
  'waiver-window': number(
    'Pengecualian diingatkan sebelum berakhir',
    'A waiver reminded of before it ends',
    'day',
    [1, 14, 180],
  ),
  'quiet-from': number('Jam tenang mulai', 'Quiet hours begin', 'hour', [0, 20, 23]),
  'quiet-until': number('Jam tenang berakhir', 'Quiet hours end', 'hour', [0, 7, 23]),
  'work-week': number('Hari kerja seminggu', 'Working days a week', 'days-a-week', [5, 5, 6]),
} satisfies Record<string, CadenceParameter>;

export type CadenceName = keyof typeof cadenceParameters;
export type Cadence = Readonly<Record<CadenceName, number>>;
export const cadenceNames = Object.keys(cadenceParameters) as readonly CadenceName[];

/** Numbers of which the later one may not come before the earlier one. */
export const cadenceOrder: readonly (readonly CadenceName[])[] = [
  ['cycle-evidence', 'cycle-submission', 'cycle-review'],
  ['grace', 'escalate', 'escalate-again'],
];
