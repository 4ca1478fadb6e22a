import type { ObligationKind } from '@app/contracts';

/** When people are reminded of one kind of obligation. All in working days, whole numbers from 0. */
export interface DutyCadence {
  /** First reminder so long before the due date; 0 for none. */
  readonly before: number;
  /** It is overdue on the working day after so many more. */
  readonly grace: number;
  /** Escalated so long after it became overdue, */
  readonly escalate: number;
  /** and again so long after it became overdue: not less than `escalate`. */
  readonly escalateAgain: number;
}

/** When things fall due where no fact names a date. Every number is a parameter. */
export interface Cadence {
  readonly duties: Readonly<Record<ObligationKind, DutyCadence>>;
  /** Working days after a quarter's end, counted from 1. */
  readonly cycle: {
    readonly opening: number;
    readonly evidence: number;
    readonly submission: number;
    readonly review: number;
  };
  /** Working days for deciding on a submitted step. */
  readonly approvalDays: number;
  /** Working days for deciding on a cycle that was submitted late or again. */
  readonly reviewDays: number;
  /** Working days for submitting a cycle again that was returned or recalled. */
  readonly resubmitDays: number;
  /** Working days for accepting or returning a deliverable. */
  readonly acceptanceDays: number;
  /** Working days for handing in a deliverable again that was returned. */
  readonly redoDays: number;
  /** Calendar days before an agreement's end by which its renewal is decided. */
  readonly renewalDays: number;
  /** Calendar days without activity after which somebody is asked about an open step. */
  readonly idleDays: number;
  /** Working days after a programme resumes for what fell due while it was suspended. */
  readonly resumeDays: number;
}

const duty = (before: number, grace: number, escalate: number, escalateAgain: number): DutyCadence => ({
  before,
  grace,
  escalate,
  escalateAgain,
});

/**
 * The defaults (E). Working days 5, 10 and 14 after the quarter's end follow the quarterly reports of PP 39/2006;
 * grace of meetings and seats follows the criteria `fpk-meets` (14 days) and decision 9 (30 days).
 */
export const defaultCadence: Cadence = {
  duties: {
    'cycle-opening': duty(1, 2, 2, 5),
    'cycle-evidence': duty(2, 1, 2, 5),
    'cycle-submission': duty(2, 1, 2, 5),
    'cycle-review': duty(2, 1, 2, 5),
    'follow-up': duty(5, 2, 3, 10),
    'corrective-action': duty(5, 2, 3, 10),
    'forum-meeting': duty(5, 10, 5, 10),
    'fkak-meeting': duty(5, 10, 5, 10),
    'action-item': duty(3, 2, 3, 10),
    'decree-term': duty(40, 0, 5, 15),
    'member-term': duty(20, 20, 5, 10),
    'representative-term': duty(20, 20, 5, 10),
    'agreement-start': duty(5, 5, 5, 10),
    'agreement-renewal': duty(20, 0, 5, 10),
    'agreement-expiry': duty(10, 0, 1, 3),
    deliverable: duty(5, 3, 5, 10),
    'deliverable-acceptance': duty(2, 3, 3, 10),
    payment: duty(5, 3, 3, 10),
    'waiver-expiry': duty(20, 0, 1, 3),
    'step-approval': duty(1, 2, 2, 5),
    'step-idle': duty(3, 0, 10, 20),
  },
  cycle: { opening: 1, evidence: 5, submission: 10, review: 14 },
  approvalDays: 5,
  reviewDays: 4,
  resubmitDays: 5,
  acceptanceDays: 10,
  redoDays: 10,
  renewalDays: 30,
  idleDays: 30,
  resumeDays: 5,
};
