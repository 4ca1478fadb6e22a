import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';
import { instant } from './notice-columns.js';
import type { NoticeRow, Party } from './notice-rows.js';

type Part<K extends 'handedOver' | 'failed' | 'acknowledged'> = NoticeRow[K][number] & {
  readonly rung: string;
};
type Flat = Omit<NoticeRow, 'to' | 'handedOver' | 'failed' | 'acknowledged'> & {
  readonly toRole: Party['role'];
  readonly toPerson: string | null;
};

/** @returns an obligation's notices with everything that became of them, in the order in which they were raised */
export async function historyAt(
  source: SqlSource,
  obligation: string,
  asOf: number | undefined,
): Promise<NoticeRow[]> {
  const rows = <R>(columns: string, table: string, order: string): Promise<R[]> => {
    const values = new SqlValues();
    const from = tableAt(table, asOf, values);
    const where = `t.obligation = ${values.add(obligation)}::uuid`;
    return rowsOf<R>(
      source,
      `select ${columns} from ${from} t where ${where} order by ${order}`,
      values.list,
    );
  };
  const at = `${instant('t.at')} as at`;
  const [notices, handed, failed, acknowledged] = await Promise.all([
    rows<Flat>(
      `t.rung, t.to_role as "toRole", t.to_person as "toPerson", t.due::text as due, t.mandatory, t.why, t.source,
        ${instant('t.raised_at')} as "raisedAt"`,
      'notice_entry',
      't.raised, t.rung',
    ),
    rows<Part<'handedOver'>>(
      `t.rung, t.channel, t.person, t.message as "messageId", ${at}`,
      'notice_hand_over',
      't.handed, t.channel, t.person',
    ),
    rows<Part<'failed'>>(
      `t.rung, t.channel, t.person, t.code, t.attempt, ${at}`,
      'notice_failure',
      't.version, t.index',
    ),
    rows<Part<'acknowledged'>>(
      `t.rung, t.person, ${at}`,
      'notice_acknowledgement',
      't.acknowledged, t.person',
    ),
  ]);
  return notices.map(({ toRole, toPerson, ...notice }) => ({
    ...notice,
    to: { role: toRole, person: toPerson },
    handedOver: of(notice.rung, handed),
    failed: of(notice.rung, failed),
    acknowledged: of(notice.rung, acknowledged),
  }));
}

/** Those of one rung, without saying it again. */
function of<R extends { readonly rung: string }>(rung: string, parts: readonly R[]): Omit<R, 'rung'>[] {
  return parts.filter((part) => part.rung === rung).map(({ rung: _, ...rest }) => rest);
}
