import type { Row } from '@app/eventsourcing';
import fc from 'fast-check';
import {
  type MemoryTables,
  replay,
  replayTwice,
} from '../../../eventsourcing/src/testing/projection-memory.js';
import { bruteNotices } from '../testing/notices/brute-notices.js';
import { noticeMoves, playedNotices } from '../testing/notices/notice-moves.js';
import type { NoticeHistory } from './notice-rows.js';
import { noticesProjection } from './notices.projection.js';

const by = (field: string) => (a: Row, b: Row) => Number(a[field]) - Number(b[field]);

/** An obligation's history put together from the rows as they held. */
function stored(tables: MemoryTables, position: number): Map<string, NoticeHistory> {
  const at = (table: string, order: string) => [...tables.asOf(table, position)].sort(by(order));
  const [entered, raised] = [at('obligation_entry', 'entered'), at('notice_entry', 'raised')];
  const [handed, failed] = [at('notice_hand_over', 'handed'), at('notice_failure', 'version')];
  const acknowledged = at('notice_acknowledgement', 'acknowledged');
  const histories = entered.map((o) => {
    const of = (rows: readonly Row[], rung: unknown, tell: (row: Row) => object) =>
      rows.filter((row) => row.obligation === o.obligation && row.rung === rung).map(tell);
    const notices = raised
      .filter(({ obligation }) => obligation === o.obligation)
      .map((n) => ({
        rung: n.rung,
        to: { role: n.to_role, person: n.to_person },
        due: n.due,
        mandatory: n.mandatory,
        why: n.why,
        source: n.source,
        raisedAt: n.raised_at,
        handedOver: of(handed, n.rung, ({ channel, person, message, at }) => ({
          channel,
          person,
          messageId: message,
          at,
        })),
        failed: of(failed, n.rung, ({ channel, person, code, attempt, at }) => ({
          channel,
          person,
          code,
          attempt,
          at,
        })),
        acknowledged: of(acknowledged, n.rung, ({ person, at }) => ({ person, at })),
      }));
    const { obligation, key, kind, period, cluster, region, rung, due, status, entered } = o;
    const settled = o.settled_at === null ? null : { why: o.void_why, by: o.settled_by, at: o.settled_at };
    const subject = { category: o.subject_category, stream: o.subject, item: o.subject_item };
    const owner = { role: o.owner_role, person: o.owner_person };
    return {
      ...{ obligation, key, kind, subject, period, cluster, region, owner },
      ...{ rung, due, status, settled, entered, notices },
    } as unknown as NoticeHistory;
  });
  return new Map(histories.map((each) => [each.key, each]));
}

describe('any history of notices', () => {
  it('has at every position what folding the bare log gives', async () => {
    await fc.assert(
      fc.asyncProperty(noticeMoves(70), async (moves) => {
        const entries = playedNotices(moves);
        const tables = await replayTwice(noticesProjection, entries);
        for (let position = 0; position < entries.length; position++) {
          const { histories } = bruteNotices(entries.slice(0, position + 1));
          expect(stored(tables, position)).toEqual(new Map(histories));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is taken for corrupt when an obligation was settled that nobody was told of', async () => {
    const [entry] = playedNotices([
      { kind: 'raise', obligation: 0, rung: 'due', person: 0, channel: 'inbox', salt: 0, minutes: 0 },
    ]);
    const met = { ...entry!, events: [{ type: 'ObligationMet', schema: 1, data: { by: null } }] };
    await expect(replay(noticesProjection, [met])).rejects.toThrow('was settled before a notice');
  });
});
