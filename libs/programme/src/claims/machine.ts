import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** A report that is checked: revised until it goes out and, with a reason, afterwards; or withdrawn for good. */
export const claimMachine = createMachine({
  id: 'claim',
  initial: 'draft',
  states: {
    draft: {
      on: { ClaimEntered: {}, ClaimRevised: {}, ClaimPublished: 'published', ClaimWithdrawn: 'withdrawn' },
    },
    published: { on: { ClaimRevised: {}, ClaimWithdrawn: 'withdrawn' } },
    withdrawn: {},
  },
});

export const claimLifecycle = new Lifecycle(claimMachine);
