import { fold, type SealedEntry } from '@app/eventsourcing';
import type { ObligationEvent, ObligationState } from '@app/programme';
import { obligationDecider, obligationStatusOf } from '@app/programme';
import type { InboxRow, NoticeHistory, NoticeRow, ObligationRow } from '../../notices/notice-rows.js';

/** What the bare log says of notices: every stream folded anew, nothing carried along. */
export interface BruteNotices {
  /** Those told of last first. */
  readonly list: readonly ObligationRow[];
  readonly histories: ReadonlyMap<string, NoticeHistory>;
  /** Newest first. */
  inboxOf(person: string): InboxRow[];
}

/** @param entries the log up to the position that is asked about */
export function bruteNotices(entries: readonly SealedEntry[]): BruteNotices {
  const streams = [...new Set(entries.map(({ stream }) => stream))].map((stream) =>
    entries.filter((entry) => entry.stream === stream),
  );
  const histories = streams.map(historyOf).sort((a, b) => b.entered - a.entered);
  return {
    list: histories.map(({ notices: _, ...row }) => row),
    histories: new Map(histories.map((each) => [each.key, each])),
    inboxOf: (person) =>
      streams
        .flatMap((stream) => inboxIn(stream, person, histories))
        .sort((a, b) => b.handedOver - a.handedOver),
  };
}

const eventsOf = (entry: SealedEntry) => entry.events as readonly ObligationEvent[];

const notices = (entries: readonly SealedEntry[]) =>
  entries.flatMap((entry) =>
    eventsOf(entry).flatMap((event) =>
      event.type === 'NoticeRaised' || event.type === 'NoticeEscalated' ? [{ entry, data: event.data }] : [],
    ),
  );

function historyOf(stream: readonly SealedEntry[]): NoticeHistory {
  const state: ObligationState = fold(obligationDecider, stream);
  const { key, kind, subject, period, cluster, region, owner } = state.identity!;
  const told = notices(stream);
  const { rung, due } = told.at(-1)!.data;
  return {
    obligation: stream[0]!.stream,
    key,
    kind,
    subject: { category: subject.category, stream: subject.stream, item: subject.item ?? null },
    period,
    cluster,
    region,
    owner,
    rung,
    due,
    status: obligationStatusOf(state),
    settled: state.settled,
    entered: told[0]!.entry.position,
    notices: told.map(({ data }) => noticeIn(state, data.rung)),
  };
}

function noticeIn(state: ObligationState, rung: NoticeRow['rung']): NoticeRow {
  const { notice, why, raisedAt, handedOver, failed, acknowledged } = state.notices[rung]!;
  const { to, due, mandatory, source } = notice;
  return { rung, to, due, mandatory, why, source, raisedAt, handedOver, failed, acknowledged };
}

function inboxIn(
  stream: readonly SealedEntry[],
  person: string,
  histories: readonly NoticeHistory[],
): InboxRow[] {
  const history = histories.find(({ obligation }) => obligation === stream[0]!.stream)!;
  const { notices: all, entered: _entered, rung: _rung, due: _due, ...obligation } = history;
  return stream.flatMap((entry) =>
    eventsOf(entry).flatMap((event) => {
      if (event.type !== 'NoticeHandedOver' || event.data.channel !== 'inbox') return [];
      if (event.data.person !== person) return [];
      const {
        handedOver: _h,
        failed: _f,
        acknowledged,
        ...notice
      } = all.find(({ rung }) => rung === event.data.rung)!;
      const acknowledgedAt = acknowledged.find((each) => each.person === person)?.at ?? null;
      return [
        { ...obligation, ...notice, handedOverAt: entry.at, handedOver: entry.position, acknowledgedAt },
      ];
    }),
  );
}
