import { z } from 'zod';
import { text } from '../bilingual.js';
import { command } from '../command-spec.js';
import { alignmentTopics, meetingPurposes, rhythmUnits } from '../lists.js';
import { day, distinct, factRef, note, textOf, uuid } from '../primitives.js';

export const ID = {
  person: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a01',
  person2: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a02',
  person3: '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a03',
  forum: '6f1c2a52-3f0e-4c35-8a0d-6b1e3d2c4f10',
  cluster: 'd6a5e7c4-0c53-4a0e-8f0a-2c9b7e6d5a20',
  agreement: '3e2f1d0c-9b8a-4765-9432-10fedcba9830',
  seat: '7a1b3c5d-2e4f-4061-8293-a4b5c6d7e840',
  round: '1c9d8e7f-6a5b-4c3d-8e2f-0a1b2c3d4e50',
  candidate: '2d8c7b6a-5f4e-4d3c-9b2a-1f0e9d8c7b60',
  meeting: '4f3e2d1c-0b9a-4897-a6b5-c4d3e2f1a070',
  action: '5a4b3c2d-1e0f-4f9e-8d7c-6b5a49382780',
  institution: '8b7a6958-4736-4251-8f0e-d1c2b3a49590',
  subgroup: '9c8b7a69-5847-4635-a241-30f1e2d3c4a0',
  item: 'ad9c8b7a-6958-4746-b352-4130f2e1d3b0',
  finding: 'beadac9b-7a69-4857-8463-524130f1e2c0',
  waiver: 'cfbebdac-8b7a-4968-9574-63524130f2d0',
  survey: 'e1d0cfce-ad8c-4b79-b796-8574635241f0',
  response: 'f2e1d0cf-be9d-4c8a-8897-968574635200',
  import: '03f2e1d0-cfae-4d9b-99a8-a79685746310',
  claim: '1403f2e1-d0bf-4eac-8ab9-b8a796857420',
  obligation: '3625140f-2e1d-4c0f-8ebf-d0a9b8c79640',
  instrument: '251403f2-e1c0-4fbd-9bca-c9b8a7968530',
  complaint: 'd0cfcebd-9c8b-4a79-a685-7463524130e0',
} as const;

/** Alignment of vision and mission: B.1.b(2), B.4(2). */
export const alignmentData = z.strictObject({
  heldOn: day,
  topics: distinct(alignmentTopics.schema, 1, 10),
  attendees: distinct(uuid, 1, 200),
});

/** Coordinator, meeting time, routine: B.1.b(3). */
export const mechanismData = z.strictObject({
  coordinator: uuid,
  firstMeeting: day,
  rhythm: z.strictObject({ every: z.int().min(1).max(24), unit: rhythmUnits.schema }),
  place: textOf(200).optional(),
});

export const meetingData = z.strictObject({
  meeting: uuid,
  heldOn: day,
  purposes: distinct(meetingPurposes.schema, 1, 5),
  clusters: distinct(uuid, 0, 100),
  attendees: distinct(uuid, 1, 200),
  decisions: z.array(note).max(50),
  actions: z.array(z.strictObject({ action: uuid, what: note, owner: uuid, due: day })).max(50),
});

export const closeActionData = z.strictObject({ action: uuid, doneOn: day, how: note });

/** A correction: the fact stays in the log, and a compensating event with a reason takes its effect back. */
export const retractFact = command(
  'retract-fact',
  text('Batalkan fakta yang salah catat', 'Retract a fact recorded by mistake'),
  z.strictObject({ fact: factRef, reason: note }),
  { fact: { version: 2, index: 0 }, reason: 'Tercatat dua kali' },
);
