import {
  chooseFlagship,
  dissolveForum,
  establishForum,
  nameOperatingFunds,
  openRound,
  recordDecree,
  recordSupervision,
  reportHonorarium,
  resolveHonorarium,
  scoreCandidate,
  seatMember,
  setHonorariumRule,
} from '@app/contracts';
import { z } from 'zod';
import { type bodyEvents, type correctionEvents, leftData } from '../shared/body-events.js';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Facts of the forum (FPK): chapter IV, B.1 and B.2. */
export const forumOwnEvents = [
  eventSpec('ForumEstablished', establishForum.schema),
  eventSpec('MemberSeated', seatMember.schema),
  eventSpec('MemberLeft', leftData.extend({ seatContinues: z.boolean() })),
  eventSpec('DecreeIssued', recordDecree.schema),
  eventSpec('OperatingFundsNamed', nameOperatingFunds.schema),
  eventSpec('HonorariumRuleSet', setHonorariumRule.schema),
  eventSpec('HonorariumReported', reportHonorarium.schema),
  eventSpec('HonorariumResolved', resolveHonorarium.schema),
  eventSpec('RoundOpened', openRound.schema),
  eventSpec('CandidateScored', scoreCandidate.schema),
  eventSpec('FlagshipChosen', chooseFlagship.schema),
  eventSpec('SupervisionDone', recordSupervision.schema),
  eventSpec('ForumDissolved', dissolveForum.schema),
] as const;

export type ForumEvent =
  EventOf<typeof forumOwnEvents> | EventOf<typeof bodyEvents> | EventOf<typeof correctionEvents>;
