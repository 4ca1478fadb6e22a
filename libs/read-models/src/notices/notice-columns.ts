import type { InboxRow, ObligationRow, Party } from './notice-rows.js';

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

/** @returns an instant's column as ISO 8601 in UTC */
export const instant = (column: string): string => `to_char(${column} at time zone 'UTC', ${UTC})`;

/** What an obligation and an inbox have in common; the table's alias is `o`. */
const COMMON = `o.obligation, o.key, o.kind, o.subject_category as category, o.subject as stream,
  o.subject_item as item, o.period, o.cluster, o.region, o.owner_role as "ownerRole", o.owner_person as "ownerPerson",
  o.status, o.void_why as "voidWhy", o.settled_by as "settledBy", ${instant('o.settled_at')} as "settledAt"`;

export const OBLIGATION = `${COMMON}, o.rung, o.due::text as due, o.entered::float8 as entered`;

/** Aliases: `h` the hand-over, `n` the notice, `o` its obligation, `a` the person's acknowledgement. */
export const INBOX = `${COMMON}, n.rung, n.due::text as due, n.to_role as "toRole", n.to_person as "toPerson", n.mandatory,
  n.why, n.source, ${instant('n.raised_at')} as "raisedAt", ${instant('h.at')} as "handedOverAt",
  h.handed::float8 as "handedOver", ${instant('a.at')} as "acknowledgedAt"`;

type Settled = NonNullable<ObligationRow['settled']>;

interface CommonFlat extends Pick<
  ObligationRow,
  'obligation' | 'key' | 'kind' | 'period' | 'cluster' | 'region' | 'status'
> {
  readonly category: string;
  readonly stream: string;
  readonly item: string | null;
  readonly ownerRole: Party['role'];
  readonly ownerPerson: string | null;
  readonly voidWhy: Settled['why'];
  readonly settledBy: Settled['by'];
  readonly settledAt: string | null;
}

export interface ObligationFlat extends CommonFlat, Pick<ObligationRow, 'rung' | 'due' | 'entered'> {}

export interface InboxFlat
  extends CommonFlat, Omit<InboxRow, keyof CommonFlat | 'subject' | 'owner' | 'settled' | 'to'> {
  readonly toRole: Party['role'];
  readonly toPerson: string | null;
}

function common(flat: CommonFlat): Omit<ObligationRow, 'rung' | 'due' | 'entered'> {
  const { obligation, key, kind, category, stream, item, period, cluster, region, status } = flat;
  const { voidWhy: why, settledBy: by, settledAt: at } = flat;
  return {
    obligation,
    key,
    kind,
    subject: { category, stream, item },
    period,
    cluster,
    region,
    owner: { role: flat.ownerRole, person: flat.ownerPerson },
    status,
    settled: at === null ? null : { why, by, at },
  };
}

export function obligationRow(flat: ObligationFlat): ObligationRow {
  const { rung, due, entered } = flat;
  return { ...common(flat), rung, due, entered };
}

export function inboxRow(flat: InboxFlat): InboxRow {
  const { rung, due, mandatory, why, source, raisedAt, handedOverAt, handedOver, acknowledgedAt } = flat;
  return {
    ...common(flat),
    rung,
    due,
    to: { role: flat.toRole, person: flat.toPerson },
    mandatory,
    why,
    source,
    raisedAt,
    handedOverAt,
    handedOver,
    acknowledgedAt,
  };
}
