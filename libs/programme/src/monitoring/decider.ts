import { type Bilingual, cycleCommands, text } from '@app/contracts';
import type { CommandContext, Decider, Decision, Reason } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import { clusterOpen } from '../agreement/cluster-checks.js';
import type { CycleCommand } from '@app/contracts';
import { dayIn, quarterDays } from '../shared/calendar.js';
import { event } from '../shared/event-spec.js';
import { latestFact } from '../shared/facts.js';
import { checkEffectiveAt, type Place, placeOf } from '../shared/place.js';
import { because, conclude } from '../shared/refusing.js';
import type { ClusterEvent } from '../cluster/events.js';
import type { CycleAnswer, CycleCase, CycleCommandName, CycleFacts, Examined } from './case.js';
import { approveCycle, recallCycle, returnCycle, submitCycle } from './decide/approval.js';
import { closeCorrection, planCorrection, retractFact, setFollowUp } from './decide/follow-up.js';
import { judgeItem, raiseFinding } from './decide/items.js';
import type { CycleEvent } from './events.js';
import { evolveCycle, noCycle } from './evolve.js';
import type { CycleState, CycleStatus } from './state.js';
import { cycleStatusOf } from './views.js';

type Later = Exclude<CycleCommandName, 'open-cycle'>;
type Open = Extract<CycleCommand, { type: 'open-cycle' }>;

/** Every command: the states in which it makes sense, and what it comes to there. */
const ANSWERS: { readonly [N in Later]: readonly [when: readonly CycleStatus[], answer: CycleAnswer<N>] } = {
  'judge-item': [['open'], judgeItem],
  'raise-finding': [['open'], raiseFinding],
  'submit-cycle': [['open'], submitCycle],
  'recall-cycle': [['submitted'], recallCycle],
  'return-cycle': [['submitted'], returnCycle],
  'approve-cycle': [['submitted'], approveCycle],
  'set-follow-up': [['approved'], setFollowUp],
  'plan-correction': [['approved'], planCorrection],
  'close-correction': [['approved'], closeCorrection],
  'retract-fact': [['open', 'approved'], retractFact],
};

const STATES: Readonly<Record<CycleStatus, Bilingual>> = {
  open: text('dibuka', 'open'),
  submitted: text('menunggu persetujuan', 'awaiting approval'),
  approved: text('disetujui', 'approved'),
};

const titleOf = (command: CycleCommandName): Bilingual =>
  cycleCommands.find(({ name }) => name === command)!.title;

function wrongState(status: CycleStatus, when: readonly CycleStatus[]): Reason | false {
  if (when.includes(status)) return false;
  const { id, en } = STATES[status];
  return because(
    'wrong-state',
    `monitoring ini ${id}; perintah ini berlaku saat ${when.map((each) => STATES[each].id).join(', ')}`,
    `the cycle is ${en}; this can be done while it is ${when.map((each) => STATES[each].en).join(', ')}`,
    undefined,
    { state: status, allowed: when },
  );
}

function open({ type, data }: Open, state: CycleState, place: Place, { cluster }: CycleFacts) {
  return conclude<CycleEvent>(type, titleOf(type), {
    checks: [
      state.identity !== null &&
        because(
          'cycle-exists',
          'monitoring triwulan ini sudah dibuka',
          'this cycle was opened already',
          '/period',
        ),
      clusterOpen(cluster, '/cluster'),
      checkEffectiveAt(place),
      periodReason(data.period, place, cluster),
    ],
    events: () => [event('CycleOpened', data)],
  });
}

/** The period has begun, and the cluster was in the programme by its end. */
function periodReason(
  period: string,
  { today, zone }: Place,
  cluster: CycleFacts['cluster'],
): Reason | false {
  const { from, until } = quarterDays(period);
  if (from > today) {
    return because(
      'period-not-begun',
      `triwulan ini baru mulai pada ${from}`,
      `this quarter begins on ${from}`,
      '/period',
      { from },
    );
  }
  const facts = cluster?.state.facts ?? {};
  const enrolled = latestFact<ClusterEvent, 'ClusterEnrolled'>(facts, 'ClusterEnrolled');
  const since = enrolled && dayIn(zone, enrolled.effectiveAt);
  return (
    since !== undefined &&
    until < since &&
    because(
      'period-before-enrolment',
      `klaster ini baru terdaftar pada ${since}`,
      `the cluster was enrolled on ${since}`,
      '/period',
      { since },
    )
  );
}

function later(
  { type, data }: Exclude<CycleCommand, Open>,
  state: CycleState,
  place: Place,
  on: CycleFacts,
): Decision<CycleEvent> {
  const { identity } = state;
  if (identity === null || on.cluster === null) {
    return refuse(refusal('cycle-unknown', text('Monitoring ini tidak ada', 'There is no such cycle')));
  }
  const status = cycleStatusOf(state);
  const situation = { ...place, data, state, status, identity, on: on as Examined } as CycleCase<Later>;
  // The table pairs each name with its own answer, so the data is that of the name.
  const [when, answer] = ANSWERS[type];
  const ruling = (answer as unknown as CycleAnswer<Later>)(situation);
  return conclude(type, titleOf(type), {
    checks: [wrongState(status, when), checkEffectiveAt(place), ...ruling.checks],
    events: () => ruling.events(),
  });
}

/** One quarter's monitoring and evaluation of a cluster: chapter IV, B.7. The quarter is E. */
export const cycleDecider: Decider<CycleState, CycleCommand, CycleEvent, CycleFacts> = {
  category: 'cycle',
  initial: () => noCycle,
  evolve: evolveCycle,
  decide(command, state, context: CommandContext, on) {
    const place = placeOf(context, on.cluster?.state.identity?.region ?? '33');
    return command.type === 'open-cycle' ? open(command, state, place, on) : later(command, state, place, on);
  },
};
