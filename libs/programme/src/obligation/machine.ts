import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** What may come late of a notice that was raised in time: the obligation may be settled by then. */
const LATE = { NoticeHandedOver: {}, NoticeFailed: {}, NoticeAcknowledged: {} };

/** An obligation's life as its notices see it: open until it is met or void, and open again when that is undone. */
export const obligationMachine = createMachine({
  id: 'obligation',
  initial: 'open',
  states: {
    open: {
      on: {
        ...LATE,
        NoticeRaised: {},
        NoticeEscalated: {},
        ObligationMet: 'met',
        ObligationVoided: 'void',
      },
    },
    met: { on: { ...LATE, ObligationVoided: 'void', ObligationReopened: 'open' } },
    void: { on: { ...LATE, ObligationMet: 'met', ObligationReopened: 'open' } },
  },
});

export const obligationLifecycle = new Lifecycle(obligationMachine);
