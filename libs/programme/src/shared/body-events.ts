import { bodies, day, factRef, note, uuid } from '@app/contracts';
import { alignmentData, closeActionData, mechanismData, meetingData } from '@app/contracts';
import { z } from 'zod';
import { eventSpec } from './event-spec.js';

/** Facts that both bodies (FPK on the forum stream, FKAK on the cluster stream) leave. */
export const bodyEvents = [
  eventSpec('AlignmentHeld', alignmentData.extend({ body: bodies.schema })),
  eventSpec('MechanismAgreed', mechanismData.extend({ body: bodies.schema })),
  eventSpec('MeetingHeld', meetingData.extend({ body: bodies.schema })),
  eventSpec('ActionItemClosed', closeActionData.extend({ body: bodies.schema })),
] as const;

/** A compensating event: the fact stays in the log and no longer counts. */
export const correctionEvents = [
  eventSpec('FactRetracted', z.strictObject({ fact: factRef, type: z.string(), reason: note })),
] as const;

/** How a seat came to be vacated. */
export const leftHow = z.enum(['left', 'term-ended']);
export const leftData = z.strictObject({ seat: uuid, leftOn: day, why: note, how: leftHow });
