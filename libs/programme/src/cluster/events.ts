import {
  citeFlagship,
  commitInstitution,
  day,
  declineInstitution,
  declineWaiver,
  enrolCluster,
  establishFkak,
  explainGap,
  listSubgroup,
  mapInstitution,
  note,
  requestWaiver,
  seatRepresentative,
  setStage,
  stepKeys,
  textOf,
  uuid,
} from '@app/contracts';
import { z } from 'zod';
import { checklist, definitionRefSchema } from '../definitions/checklist.js';
import { type bodyEvents, type correctionEvents, leftData } from '../shared/body-events.js';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

const step = stepKeys.schema;
const why = z.strictObject({ reason: note });

/** Facts and workflow of a cluster: chapter IV, B.2 to B.7. */
export const clusterOwnEvents = [
  eventSpec('ClusterEnrolled', enrolCluster.schema.extend({ definition: definitionRefSchema })),
  eventSpec('StageSet', setStage.schema),
  eventSpec('FlagshipCited', citeFlagship.schema),
  eventSpec('InstitutionMapped', mapInstitution.schema),
  eventSpec('SupportGapExplained', explainGap.schema),
  eventSpec('InstitutionCommitted', commitInstitution.schema),
  eventSpec('InstitutionDeclined', declineInstitution.schema),
  eventSpec('FkakEstablished', establishFkak.schema),
  eventSpec('SubgroupListed', listSubgroup.schema),
  eventSpec('RepresentativeSeated', seatRepresentative.schema),
  eventSpec('RepresentativeLeft', leftData),
  eventSpec('StepSubmitted', z.strictObject({ step, note: note.optional(), checklist })),
  eventSpec('SubmissionRecalled', z.strictObject({ step, reason: note })),
  eventSpec('StepReturned', z.strictObject({ step, reason: note })),
  eventSpec('StepCompleted', z.strictObject({ step, note: note.optional(), checklist })),
  eventSpec('StepReopened', z.strictObject({ step, reason: note })),
  /** `cause`: what was touched when the step was judged again (an entry's stream, or a due date). */
  eventSpec('StepLapsed', z.strictObject({ step, checklist, cause: textOf(200) })),
  eventSpec('StepRestored', z.strictObject({ step, checklist, cause: textOf(200) })),
  eventSpec('WaiverRequested', requestWaiver.schema),
  eventSpec(
    'CriterionWaived',
    requestWaiver.schema.extend({ requestedBy: uuid.nullable(), note: note.optional() }),
  ),
  eventSpec('WaiverDeclined', declineWaiver.schema),
  eventSpec('WaiverRevoked', declineWaiver.schema),
  eventSpec('WaiverExpired', z.strictObject({ waiver: uuid, expiredOn: day })),
  eventSpec('ProgrammeSuspended', why),
  eventSpec('ProgrammeResumed', why),
  eventSpec('ProgrammeWithdrawn', why),
] as const;

export type ClusterEvent =
  EventOf<typeof clusterOwnEvents> | EventOf<typeof bodyEvents> | EventOf<typeof correctionEvents>;
