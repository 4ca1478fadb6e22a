import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';
import type { AgreementEvent } from './events.js';

/** Accepted without a change of state: a transition without target. */
const stay = <T extends string>(...events: T[]) => Object.fromEntries(events.map((event) => [event, {}]));

/** What may still be recorded of an agreement that ended: money that moves late, complaints, corrections. */
const AFTERWARDS = stay(
  'DeliverableAccepted',
  'DeliverableReturned',
  'PaymentRecorded',
  'AssistanceSettled',
  'ProfitShareSettled',
  'GainRecorded',
  'ComplaintFiled',
  'ComplaintResolved',
  'FactRetracted',
);

/**
 * An agreement's lifecycle (chapter IV, B.5 and B.6). `AgreementEnded` is told apart by how it ended, since
 * topology has no guards: see `signalOf`.
 */
export const agreementMachine = createMachine({
  id: 'agreement',
  initial: 'draft',
  states: {
    draft: {
      on: {
        // Coordination with the FPK begins with the making of the agreement: B.5(3).
        ...stay(
          'AgreementDrafted',
          'AgreementRevised',
          'AgreementAccompanied',
          'CoordinationHeld',
          'FactRetracted',
        ),
        ConfirmationOpened: 'confirming',
      },
    },
    confirming: {
      on: {
        ...stay('PartyConfirmed', 'AgreementAccompanied', 'CoordinationHeld', 'FactRetracted'),
        ConfirmationWithdrawn: 'draft',
        AgreementRevised: 'draft',
        AgreementActivated: 'active',
      },
    },
    active: {
      on: {
        ...AFTERWARDS,
        ...stay(
          'AgreementAccompanied',
          'AddendumProposed',
          'AddendumConfirmed',
          'AddendumAdopted',
          'DeliverableSubmitted',
          'AssistanceDone',
          'CoordinationHeld',
          'CooperationFostered',
        ),
        'AgreementEnded.fulfilled': 'fulfilled',
        'AgreementEnded.terminated': 'terminated',
        'AgreementEnded.expired': 'expired',
      },
    },
    fulfilled: { on: AFTERWARDS },
    terminated: { on: AFTERWARDS },
    expired: { on: AFTERWARDS },
  },
});

export const agreementLifecycle = new Lifecycle(agreementMachine);

/** @returns the machine's input for an event */
export function signalOf(event: AgreementEvent): string {
  return event.type === 'AgreementEnded' ? `${event.type}.${event.data.how}` : event.type;
}
