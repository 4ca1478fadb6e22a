import {
  approveCycle,
  closeCorrection,
  judgeItem,
  note,
  openCycle,
  planCorrection,
  quarter,
  raiseFinding,
  setFollowUp,
  submitCycle,
} from '@app/contracts';
import { z } from 'zod';
import type { correctionEvents } from '../shared/body-events.js';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Facts of a monitoring cycle: chapter IV, B.7. */
export const cycleOwnEvents = [
  eventSpec('CycleOpened', openCycle.schema),
  eventSpec('ItemJudged', judgeItem.schema),
  eventSpec('FindingRaised', raiseFinding.schema),
  eventSpec('CycleSubmitted', submitCycle.schema),
  eventSpec('CycleRecalled', z.strictObject({ reason: note })),
  eventSpec('CycleReturned', z.strictObject({ reason: note })),
  eventSpec('CycleApproved', approveCycle.schema.extend({ period: quarter })),
  eventSpec('FollowUpSet', setFollowUp.schema),
  eventSpec('CorrectionPlanned', planCorrection.schema),
  eventSpec('CorrectionClosed', closeCorrection.schema),
] as const;

export type CycleEvent = EventOf<typeof cycleOwnEvents> | EventOf<typeof correctionEvents>;
