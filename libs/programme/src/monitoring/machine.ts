import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** Accepted without a change of state: a transition without target. */
const stay = <T extends string>(...events: T[]) => Object.fromEntries(events.map((event) => [event, {}]));

/** A monitoring cycle's lifecycle (chapter IV, B.7): items until it is submitted, follow-up once it is approved. */
export const cycleMachine = createMachine({
  id: 'cycle',
  initial: 'open',
  states: {
    open: {
      on: {
        ...stay('CycleOpened', 'ItemJudged', 'FindingRaised', 'FactRetracted'),
        CycleSubmitted: 'submitted',
      },
    },
    submitted: { on: { CycleRecalled: 'open', CycleReturned: 'open', CycleApproved: 'approved' } },
    approved: { on: stay('FollowUpSet', 'CorrectionPlanned', 'CorrectionClosed', 'FactRetracted') },
  },
});

export const cycleLifecycle = new Lifecycle(cycleMachine);
