import { type StepKey, stepKeys, text } from '@app/contracts';
import type { CitedFact, Fact, Facts } from '@app/programme';
import { addDays } from '@app/programme';
import { cite, type Duty, recordedOn, type Setting, type Settled } from '../duty.js';
import type { Turn } from '../turns.js';
import { type Day, moved, onOrAfter } from '../working-calendar.js';
import type { Monitored } from './quarters.js';

export type StepTurn = Extract<Turn, { what: 'step' }>;

export const stepTurns = (turns: readonly Turn[], step: StepKey): StepTurn[] =>
  turns.filter((turn): turn is StepTurn => turn.what === 'step' && turn.step === step);

/** Four eyes: a submitted step waits for the coordinator's decision (E). */
export function approvalDuties(cluster: string, turns: readonly Turn[], setting: Setting): Duty[] {
  const { calendar, cadence } = setting.timetable;
  return stepKeys.codes.flatMap((step) => {
    const own = stepTurns(turns, step);
    const submissions = own.filter(({ to }) => to === 'submitted');
    return submissions.map((submitted, index): Duty => {
      const since = recordedOn(setting, submitted);
      return {
        kind: 'step-approval',
        subject: { category: 'cluster', stream: cluster, item: step },
        period: String(index + 1),
        since,
        due: calendar.nthWorkingDayAfter(since, cadence['step-approval']),
        owner: { role: 'coordinator', person: setting.coordinator },
        settled: decision(own[own.indexOf(submitted) + 1]),
        text: text(
          `Langkah "${stepKeys.labels[step].id}" diajukan dan menunggu keputusan koordinator FPK dalam ${cadence['step-approval']} hari kerja.`,
          `The step "${stepKeys.labels[step].en}" was submitted and awaits the forum coordinator's decision within ${cadence['step-approval']} working days.`,
        ),
        facts: [submitted.by],
      };
    });
  });
}

function decision(next: StepTurn | undefined): Settled | null {
  if (next === undefined) return null;
  return next.by.type === 'SubmissionRecalled'
    ? { state: 'void', why: 'recalled', by: next.by }
    : { state: 'met', by: next.by };
}

const FORUM_FACTS: Readonly<Partial<Record<StepKey, readonly string[]>>> = {
  fpk: [
    ...['MemberSeated', 'MemberLeft', 'AlignmentHeld', 'MechanismAgreed', 'DecreeIssued', 'MeetingHeld'],
    ...['OperatingFundsNamed', 'HonorariumRuleSet', 'HonorariumReported', 'HonorariumResolved'],
  ],
  flagship: ['RoundOpened', 'CandidateScored', 'FlagshipChosen'],
};
const CLUSTER_FACTS: Readonly<Partial<Record<StepKey, readonly string[]>>> = {
  flagship: ['FlagshipCited'],
  support: ['InstitutionMapped', 'SupportGapExplained', 'InstitutionCommitted', 'InstitutionDeclined'],
  fkak: [
    ...['FkakEstablished', 'SubgroupListed', 'RepresentativeSeated', 'RepresentativeLeft'],
    ...['AlignmentHeld', 'MechanismAgreed', 'MeetingHeld'],
  ],
};

interface Activity {
  readonly on: Day;
  readonly by: CitedFact;
}

/** Facts that move a step forward, by the day of recording: what was done long ago and told today is news today. */
function activityOf(step: StepKey, of: Monitored, setting: Setting): Activity[] {
  const named = (stream: string, facts: Facts, types: readonly string[]): Activity[] =>
    types.flatMap((type) => (facts[type] ?? []).map((fact) => active(stream, fact)));
  const all = (stream: string, facts: Facts): Activity[] => named(stream, facts, Object.keys(facts));
  const active = (stream: string, fact: Fact): Activity => ({
    on: recordedOn(setting, fact),
    by: cite(stream, fact),
  });
  const { cluster, forum, agreements, cycles } = of;
  return [
    ...named(cluster.stream, cluster.state.facts, CLUSTER_FACTS[step] ?? []),
    ...(forum === null ? [] : named(forum.stream, forum.state.facts, FORUM_FACTS[step] ?? [])),
    ...agreements
      .filter(({ state }) => state.identity?.kind === step)
      .flatMap(({ stream, state }) => all(stream, state.facts)),
    ...(step === 'monitoring' ? cycles.flatMap(({ stream, state }) => all(stream, state.facts)) : []),
  ];
}

/** A time in which somebody could work on a step: open, or lapsed and to be restored. */
interface Stretch {
  readonly from: Activity;
  /** The turn that ended it, null while it goes on. */
  readonly ended: Activity | null;
}

function stretches(turns: readonly StepTurn[], setting: Setting): Stretch[] {
  const activity = (turn: StepTurn): Activity => ({ on: recordedOn(setting, turn), by: turn.by });
  return turns.flatMap((turn, index) => {
    if (turn.to !== 'open' && turn.to !== 'lapsed') return [];
    const next = turns[index + 1];
    return [{ from: activity(turn), ended: next === undefined ? null : activity(next) }];
  });
}

/**
 * A step that nobody works on (E): so many days after the last activity somebody is asked. Each pause in the work is
 * a duty of its own, named by the day on which it began; those that work ended before the first reminder do not show.
 */
export function idleDuties(of: Monitored, turns: readonly Turn[], setting: Setting): Duty[] {
  return stepKeys.codes.flatMap((step) => {
    const own = stretches(stepTurns(turns, step), setting);
    if (own.length === 0) return [];
    const activity = activityOf(step, of, setting);
    return own.flatMap(({ from, ended }) => {
      const within = activity
        .filter(({ on }) => on > from.on && (ended === null || on < ended.on))
        .sort((a, b) => (a.on < b.on ? -1 : 1));
      const days = firstOfEachDay([from, ...within, ...(ended === null ? [] : [ended])]);
      const last = ended === null ? days.length : days.length - 1;
      return days
        .slice(0, last)
        .flatMap((quiet, index) => idleDuty(step, of, quiet, days[index + 1] ?? null, setting));
    });
  });
}

const firstOfEachDay = (activity: readonly Activity[]): Activity[] =>
  activity.filter(({ on }, index) => index === 0 || activity[index - 1]!.on < on);

function idleDuty(
  step: StepKey,
  { cluster }: Monitored,
  quiet: Activity,
  next: Activity | null,
  setting: Setting,
): Duty[] {
  const { calendar, cadence } = setting.timetable;
  const due = onOrAfter(calendar, addDays(quiet.on, cadence['step-idle']));
  const opens = moved(calendar, due, -cadence['remind-before']);
  if (next !== null && next.on < opens) return [];
  return [
    {
      kind: 'step-idle',
      subject: { category: 'cluster', stream: cluster.stream, item: step },
      period: quiet.on,
      since: quiet.on,
      due,
      owner: { role: 'manager', person: null },
      settled: next === null ? null : { state: 'met', by: next.by },
      text: text(
        `Langkah "${stepKeys.labels[step].id}" tidak bergerak selama ${cadence['step-idle']} hari.`,
        `Nothing happened on the step "${stepKeys.labels[step].en}" for ${cadence['step-idle']} days.`,
      ),
      facts: [quiet.by],
    },
  ];
}
