import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** A wave's lifecycle: answers come while it is open; after closing only with a reason; withdrawn it counts no more. */
export const surveyMachine = createMachine({
  id: 'survey',
  initial: 'open',
  states: {
    open: {
      on: { WaveOpened: {}, PopulationCorrected: {}, WaveClosed: 'closed', WaveWithdrawn: 'withdrawn' },
    },
    closed: { on: { PopulationCorrected: {}, WaveWithdrawn: 'withdrawn' } },
    withdrawn: {},
  },
});

export const surveyLifecycle = new Lifecycle(surveyMachine);
