import {
  acceptDeliverable,
  confirmAddendum,
  confirmAgreement,
  day,
  draftAgreement,
  fileComplaint,
  money,
  note,
  openConfirmation,
  proposeAddendum,
  quarter,
  rate,
  recordAccompaniment,
  recordAssistance,
  recordCooperation,
  recordCoordination,
  recordGain,
  recordPayment,
  resolveComplaint,
  returnDeliverable,
  reviseTerms,
  settleAssistance,
  sha256,
  signedMoney,
  submitDeliverable,
  uuid,
} from '@app/contracts';
import { z } from 'zod';
import type { correctionEvents } from '../shared/body-events.js';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Facts of an agreement (PKS) between the FKAK and an LPT or PKE: chapter IV, B.5 and B.6. */
export const agreementOwnEvents = [
  eventSpec('AgreementDrafted', draftAgreement.schema),
  eventSpec('AgreementRevised', reviseTerms.schema),
  eventSpec('AgreementAccompanied', recordAccompaniment.schema),
  eventSpec('ConfirmationOpened', openConfirmation.schema),
  eventSpec('ConfirmationWithdrawn', z.strictObject({ reason: note })),
  eventSpec('PartyConfirmed', confirmAgreement.schema.omit({ read: true })),
  /** In force once both sides confirmed the same hash. */
  eventSpec('AgreementActivated', z.strictObject({ hash: sha256, from: day, until: day })),
  eventSpec('AddendumProposed', proposeAddendum.schema.extend({ hash: sha256 })),
  eventSpec('AddendumConfirmed', confirmAddendum.schema.omit({ read: true })),
  eventSpec('AddendumAdopted', z.strictObject({ addendum: uuid, hash: sha256 })),
  eventSpec('DeliverableSubmitted', submitDeliverable.schema),
  eventSpec('DeliverableAccepted', acceptDeliverable.schema),
  eventSpec('DeliverableReturned', returnDeliverable.schema),
  eventSpec('PaymentRecorded', recordPayment.schema),
  eventSpec('AssistanceDone', recordAssistance.schema),
  eventSpec('AssistanceSettled', settleAssistance.schema),
  /** The whole calculation stands in the event, so that nobody recomputes history under another rule. */
  eventSpec(
    'ProfitShareSettled',
    z.strictObject({
      period: quarter,
      profit: signedMoney,
      baseline: money,
      lossBroughtForward: money,
      addedProfit: money,
      rate,
      floor: money,
      cap: money.nullable(),
      fee: money,
      lossCarriedForward: money,
      verifiedBy: note,
      settledOn: day,
    }),
  ),
  eventSpec('GainRecorded', recordGain.schema),
  eventSpec('CoordinationHeld', recordCoordination.schema),
  eventSpec('CooperationFostered', recordCooperation.schema),
  eventSpec('ComplaintFiled', fileComplaint.schema),
  eventSpec('ComplaintResolved', resolveComplaint.schema),
  eventSpec(
    'AgreementEnded',
    z.strictObject({ how: z.enum(['fulfilled', 'terminated', 'expired']), endedOn: day, note }),
  ),
] as const;

export type AgreementEvent = EventOf<typeof agreementOwnEvents> | EventOf<typeof correctionEvents>;
