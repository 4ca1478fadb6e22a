import {
  categories,
  day,
  escalationReasons,
  noticeChannels,
  noticeFailures,
  obligationKinds,
  quarter,
  regionCode,
  roles,
  rungs,
  textOf,
  uuid,
  voidReasons,
} from '@app/contracts';
import { z } from 'zod';
import type { EventOf } from '../shared/event-spec.js';
import { eventSpec } from '../shared/event-spec.js';

/** Whose duty it is, or to whom a notice goes: a role, and the person where one is known. Never an address. */
export const obligationParty = z.strictObject({ role: roles.schema, person: uuid.nullable() });

/** An entry that settled an obligation or that it rests on. */
export const citedFact = z.strictObject({ stream: uuid, version: z.int().min(1), type: textOf(60) });

/** "Why do I get this?": the rule, in words, and the facts that it was derived from. */
export const obligationSource = z.strictObject({
  rule: textOf(60),
  text: z.strictObject({ id: textOf(1000), en: textOf(1000) }),
  facts: z.array(citedFact).max(50),
});

/** What an obligation is, the same in each of its notices. */
export const obligationIdentity = z.strictObject({
  /** `kind:stream[/item]:period`; `-` for no period. */
  key: textOf(250),
  kind: obligationKinds.schema,
  subject: z.strictObject({ category: z.enum(categories), stream: uuid, item: textOf(100).optional() }),
  /** A quarter, the nominal day that it is about, or a number in a series. */
  period: z.union([quarter, textOf(40)]).nullable(),
  cluster: uuid.nullable(),
  region: regionCode,
  owner: obligationParty,
});

const notice = obligationIdentity.extend({
  rung: rungs.schema,
  to: obligationParty,
  due: day,
  /** Cannot be unsubscribed from, and goes up the ladder until somebody acknowledges it. */
  mandatory: z.boolean(),
  source: obligationSource,
});

const handing = { rung: rungs.schema, channel: noticeChannels.schema, person: uuid };

/**
 * Facts of an obligation: chapter IV asks for what is due, this stream tells what was done to remind of it (E). The
 * obligation itself is derived from the other streams and never stored as truth.
 */
export const obligationEvents = [
  eventSpec('NoticeRaised', notice),
  /** A notice that went above the owner, or a rung sooner than its day. */
  eventSpec('NoticeEscalated', notice.extend({ why: escalationReasons.schema })),
  /** The receiving service took it. Not "delivered": only the person can say that. */
  eventSpec('NoticeHandedOver', z.strictObject({ ...handing, messageId: textOf(250) })),
  eventSpec(
    'NoticeFailed',
    z.strictObject({
      rung: rungs.schema,
      /** null when it came to no attempt: nobody holds the role, or the person has no channel. */
      channel: noticeChannels.schema.nullable(),
      person: uuid.nullable(),
      code: noticeFailures.schema,
      attempt: z.int().min(1).max(1000),
    }),
  ),
  eventSpec('NoticeAcknowledged', z.strictObject({ rung: rungs.schema, person: uuid })),
  eventSpec('ObligationMet', z.strictObject({ by: citedFact.nullable() })),
  eventSpec('ObligationVoided', z.strictObject({ why: voidReasons.schema, by: citedFact.nullable() })),
  eventSpec('ObligationReopened', z.strictObject({ by: citedFact.nullable() })),
] as const;
export type ObligationEvent = EventOf<typeof obligationEvents>;

export type ObligationParty = z.output<typeof obligationParty>;
export type CitedFact = z.output<typeof citedFact>;
export type ObligationSource = z.output<typeof obligationSource>;
export type ObligationIdentity = z.output<typeof obligationIdentity>;
/** A notice as it is raised. */
export type Notice = z.output<typeof notice>;
