import { z } from 'zod';
import { noticePreferences } from '../commands/person-notices.js';
import { roles } from '../lists.js';
import {
  escalationReasons,
  noticeChannels,
  noticeFailures,
  obligationKinds,
  obligationStates,
  rungs,
  voidReasons,
} from '../obligation-lists.js';
import { day, instant, regionCode, sha256, uuid } from '../primitives.js';
import { bilingualView } from './common.js';

export const partyView = z.strictObject({ role: roles.schema, person: uuid.nullable() });
export const citedView = z.strictObject({ stream: uuid, version: z.int().min(1), type: z.string() });
export const sourceView = z.strictObject({
  rule: z.string(),
  text: bilingualView,
  facts: z.array(citedView),
});

const obligation = {
  /** Also the id under which it is acknowledged. */
  obligation: uuid,
  /** What, for whom, which period. */
  key: z.string(),
  kind: obligationKinds.schema,
  title: bilingualView,
  subject: z.strictObject({ category: z.string(), stream: uuid, item: z.string().nullable() }),
  period: z.string().nullable(),
  cluster: uuid.nullable(),
  region: regionCode,
  owner: partyView,
  status: obligationStates.schema,
  settled: z
    .strictObject({ why: voidReasons.schema.nullable(), by: citedView.nullable(), at: instant })
    .nullable(),
};

/** A notice in one's own inbox. */
export const inboxItemView = z.strictObject({
  ...obligation,
  rung: rungs.schema,
  due: day,
  to: partyView,
  mandatory: z.boolean(),
  /** Why it went up the ladder; null for a rung of the owner's. */
  why: escalationReasons.schema.nullable(),
  /** "Why do I get this?" */
  source: sourceView,
  raisedAt: instant,
  handedOverAt: instant,
  handedOver: z.int().min(0),
  /** null while the reader did not say that it arrived. */
  acknowledgedAt: instant.nullable(),
});
export type InboxItemView = z.output<typeof inboxItemView>;

export const inboxView = z.strictObject({
  rows: z.array(inboxItemView),
  /** `cursor` of the next page. */
  next: z.int().nullable(),
  /** In the whole inbox. */
  unacknowledged: z.int().min(0),
  /** What an empty list means; null where it is not empty. */
  note: bilingualView.nullable(),
});
export type InboxView = z.output<typeof inboxView>;

/** An obligation that somebody was told of. */
export const toldObligationView = z.strictObject({ ...obligation, rung: rungs.schema, due: day });
export const toldObligationsView = z.strictObject({
  rows: z.array(toldObligationView),
  next: z.int().nullable(),
  note: bilingualView.nullable(),
});
export type ToldObligationsView = z.output<typeof toldObligationsView>;

const timeliness = z.enum(['before', 'on', 'after']);

/** The notices of one obligation, with what became of each. */
export const noticeHistoryView = z.strictObject({
  ...obligation,
  rung: rungs.schema,
  due: day,
  notices: z.array(
    z.strictObject({
      rung: rungs.schema,
      to: partyView,
      due: day,
      mandatory: z.boolean(),
      why: escalationReasons.schema.nullable(),
      source: sourceView,
      raisedAt: instant,
      handedOver: z.array(
        z.strictObject({ channel: noticeChannels.schema, person: uuid, messageId: z.string(), at: instant }),
      ),
      failed: z.array(
        z.strictObject({
          channel: noticeChannels.schema.nullable(),
          person: uuid.nullable(),
          code: noticeFailures.schema,
          attempt: z.int(),
          at: instant,
        }),
      ),
      acknowledged: z.array(z.strictObject({ person: uuid, at: instant })),
    }),
  ),
  /** Was the owner reminded before the due date? */
  reminded: z.strictObject({
    owner: z.enum(['before', 'on', 'after', 'never']),
    text: bilingualView,
    reminders: z.array(
      z.strictObject({
        rung: rungs.schema,
        channel: noticeChannels.schema,
        person: uuid,
        due: day,
        handedOverAt: instant,
        when: timeliness,
        acknowledgedAt: instant.nullable(),
      }),
    ),
  }),
});
export type NoticeHistoryView = z.output<typeof noticeHistoryView>;

/** What a person wishes of notices, and how they can be reached. */
export const noticeWishesView = z.strictObject({
  /** As they hold: the default where nothing was chosen. */
  preferences: noticePreferences,
  chosen: z.boolean(),
  reach: z.strictObject({ email: z.boolean(), webhook: z.boolean(), gateway: z.boolean() }),
  /** Its secret is never shown. */
  webhook: z.strictObject({ url: z.string().nullable() }).nullable(),
  feeds: z.array(z.strictObject({ feed: uuid })),
  notes: z.array(bilingualView),
});
export type NoticeWishesView = z.output<typeof noticeWishesView>;

export const ownPreferencesView = z.strictObject({
  person: uuid,
  version: z.int().min(1),
  ...noticeWishesView.shape,
});
export type OwnPreferencesView = z.output<typeof ownPreferencesView>;

/** The one answer that shows a calendar feed's address. */
export const openedFeedView = z.strictObject({
  feed: uuid,
  /** Whoever has it reads the calendar. */
  url: z.url(),
  tokenHash: sha256,
  note: bilingualView,
});
export type OpenedFeedView = z.output<typeof openedFeedView>;
