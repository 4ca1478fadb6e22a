import { z } from 'zod';
import { obligationKinds, obligationStates, rungs, voidReasons } from '../obligation-lists.js';
import { day, instant, regionCode, uuid } from '../primitives.js';
import { bilingualView } from './common.js';
import { citedView, noticeHistoryView, partyView, sourceView } from './notices.js';

/** What is due: derived from the log, whether or not anybody was told of it yet. */
export const agendaItemView = z.strictObject({
  /** Of its stream, which begins with the first notice. */
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
  due: day,
  state: obligationStates.schema,
  /** Open, and later than its grace allows, by the day of its region. */
  overdue: z.boolean(),
  /** What time alone will bring; null where nothing more comes. */
  next: z.strictObject({ rung: rungs.schema, to: partyView, at: instant }).nullable(),
});
export type AgendaItemView = z.output<typeof agendaItemView>;

export const agendaView = z.strictObject({
  rows: z.array(agendaItemView),
  /** `cursor` of the next page. */
  next: z.string().nullable(),
  /** What an empty list means; null where it is not empty. */
  note: bilingualView.nullable(),
});
export type AgendaView = z.output<typeof agendaView>;

/** "Why do I get this?": one obligation with where it comes from, its ladder, and what was told of it. */
export const obligationWhyView = z.strictObject({
  ...agendaItemView.shape,
  /** The day from which it shows; null for one whose facts no longer hold. */
  opens: day.nullable(),
  graceWorkingDays: z.int().min(0).nullable(),
  overdueFrom: day.nullable(),
  source: sourceView,
  ladder: z.array(
    z.strictObject({
      rung: rungs.schema,
      on: day,
      to: partyView,
      mandatory: z.boolean(),
      /** When it was told; null while it was not. */
      raisedAt: instant.nullable(),
    }),
  ),
  /** The fact that met it or made it void. */
  settledBy: citedView.nullable(),
  voidWhy: voidReasons.schema.nullable(),
  /** null while nobody was told. */
  told: noticeHistoryView.nullable(),
  note: bilingualView.nullable(),
});
export type ObligationWhyView = z.output<typeof obligationWhyView>;
