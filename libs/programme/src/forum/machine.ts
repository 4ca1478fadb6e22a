import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** An event that is accepted and changes no state: a transition without target. */
const stay = (events: readonly string[]) => Object.fromEntries(events.map((event) => [event, {}]));

const FACTS = [
  'MemberSeated',
  'MemberLeft',
  'AlignmentHeld',
  'DecreeIssued',
  'OperatingFundsNamed',
  'HonorariumRuleSet',
  'HonorariumReported',
  'HonorariumResolved',
  'RoundOpened',
  'CandidateScored',
  'FlagshipChosen',
  'MeetingHeld',
  'ActionItemClosed',
  'SupervisionDone',
  'FactRetracted',
];
/** What may still be put in order once the forum is no more. */
const CLOSING = ['HonorariumResolved', 'ActionItemClosed', 'FactRetracted', 'FactRetracted.MechanismAgreed'];

/**
 * The forum's life: it forms, works once a mechanism is agreed (B.1.b(3)), and may be dissolved. Taking back the
 * last agreed mechanism, `FactRetracted.MechanismAgreed`, makes it form again.
 */
export const forumMachine = createMachine({
  id: 'forum',
  initial: 'forming',
  states: {
    forming: { on: { ...stay(FACTS), MechanismAgreed: 'working', ForumDissolved: 'dissolved' } },
    working: {
      on: {
        ...stay(FACTS),
        MechanismAgreed: {},
        'FactRetracted.MechanismAgreed': 'forming',
        ForumDissolved: 'dissolved',
      },
    },
    dissolved: { on: stay(CLOSING) },
  },
});

export const forumLifecycle = new Lifecycle(forumMachine);
