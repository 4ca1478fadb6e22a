import { activationOf, assistanceOf } from '../../agreement/views.js';
import { cycleFacts, findingsOf } from '../../monitoring/views.js';
import { addDays, addMonths, dayIn, quarterDays } from '../../shared/calendar.js';
import type { SustainedJudge, SustainedJudgement } from '../judge-types.js';
import { evidenceOf, factsOn, nextDay, standingOf } from './agreements.js';
import { looked, numberOf } from './answers.js';
import { cycleEvidence, cyclesOf, openLosses } from './cycles.js';
import { byDay, casesClosed, enrolledOn, later, NOT_YET, type OpenCase, whileRunning } from './duties.js';
import { bodyDuties } from './duties-of-bodies.js';

/** A duty of the LPT under the agreement in force, counted from its first day. */
const underLpt =
  (type: 'CoordinationHeld' | 'CooperationFostered'): SustainedJudge =>
  (input) => {
    const { holds, shown } = standingOf(input, 'lpt');
    const termTurns = nextDay(input, holds ?? shown);
    if (holds === null || holds.status !== 'active') return changingBy(termTurns, NOT_YET);
    const last = [...factsOn(input, holds, type)]
      .filter(({ data }) => data.heldOn <= input.day)
      .sort((a, b) => (a.data.heldOn < b.data.heldOn ? -1 : 1))
      .at(-1);
    const confirmed = dayIn(input.zone, activationOf(holds.known.state)!.effectiveAt);
    const since = later(holds.terms.from, confirmed);
    // Coordination while the agreement was made is older than its first day.
    const due = addMonths(later(last?.data.heldOn ?? since, since), numberOf(input, 'months'));
    const evidence = evidenceOf(holds, last ? [last] : []);
    return changingBy(termTurns, byDay(input, last?.data.heldOn ?? null, due, evidence));
  };

/** The duty binds while the agreement is in force: that begins and ends by time alone too. */
function changingBy(day: string | undefined, judgement: SustainedJudgement): SustainedJudgement {
  const days = [day, judgement.nextChange].filter((each) => each !== undefined).sort();
  return days[0] === undefined ? judgement : { ...judgement, nextChange: days[0] };
}

/** B.5: "setiap bantuan dari LPT harus dihargai secara wajar". */
const lptSettled: SustainedJudge = (input) => {
  const { on, zone, day } = input;
  const all = on.agreements.filter(
    ({ state }) => state.identity?.kind === 'lpt' && activationOf(state) !== undefined,
  );
  if (all.length === 0) return NOT_YET;
  const open = all.flatMap(({ stream, state }) =>
    assistanceOf(state)
      .filter(
        ({ assistance, settlement }) => settlement === null && dayIn(zone, assistance.effectiveAt) <= day,
      )
      .map(({ assistance }): OpenCase => ({
        what: assistance.data.what,
        due: addDays(assistance.data.heldOn, numberOf(input, 'days')),
        evidence: looked({ stream, category: 'agreement' }, [assistance]),
      })),
  );
  return casesClosed(input, open);
};

/** B.7 ("senantiasa"): a quarter, and a month to finish it; the first one from enrolment on (E). */
const meCycleDue: SustainedJudge = (input) => {
  const approved = cyclesOf(input)
    .filter((cycle) => cycle.approved)
    .at(-1);
  const last = approved === undefined ? null : quarterDays(approved.period).until;
  const quarter = addMonths(last === null ? enrolledOn(input) : addDays(last, 1), numberOf(input, 'months'));
  // Counted from the first day after the last period, so that its end is the day before.
  const end = last === null ? quarter : addDays(quarter, -1);
  const due = addDays(end, numberOf(input, 'graceDays'));
  const evidence = approved ? cycleEvidence(approved, cycleFacts(approved.known.state, 'CycleApproved')) : [];
  return byDay(input, last, due, evidence);
};

/** B.7 */
const meLossFree: SustainedJudge = (input) => {
  if (!input.on.agreements.some(({ state }) => activationOf(state) !== undefined)) return NOT_YET;
  const days = numberOf(input, 'days');
  return casesClosed(
    input,
    openLosses(input).map(({ what, filedOn, evidence }) => ({ what, due: addDays(filedOn, days), evidence })),
  );
};

/** E: findings of approved cycles, until they are followed up as recommended or found that they cannot be. */
const meFollowUp: SustainedJudge = (input) => {
  const approved = cyclesOf(input).filter((cycle) => cycle.approved);
  if (approved.length === 0) return NOT_YET;
  const open = approved.flatMap((cycle) =>
    findingsOf(cycle.known.state)
      .filter(({ closed }) => !closed)
      .map(({ finding, followUp, due }): OpenCase => ({
        what: finding.data.what,
        due,
        evidence: cycleEvidence(cycle, followUp === null ? [finding] : [finding, followUp]),
      })),
  );
  return casesClosed(input, open);
};

const judges: Record<string, SustainedJudge> = {
  ...bodyDuties,
  'lpt-coordinates': underLpt('CoordinationHeld'),
  'lpt-fosters': underLpt('CooperationFostered'),
  'lpt-settled': lptSettled,
  'me-cycle-due': meCycleDue,
  'me-loss-free': meLossFree,
  'me-follow-up': meFollowUp,
};

/** Judges of the sustained duties, by id. */
export const sustainedJudges: Readonly<Record<string, SustainedJudge>> = Object.fromEntries(
  Object.entries(judges).map(([id, judge]) => [id, whileRunning(judge)]),
);
