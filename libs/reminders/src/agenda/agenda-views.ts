import type { AgendaItemView, AgendaView, BilingualView, ObligationWhyView } from '@app/contracts';
import { obligationKinds, type Rung, text } from '@app/contracts';
import { dayIn, obligationStreamId, zoneOf } from '@app/programme';
import { type NoticeHistory, noticeHistoryViewOf } from '@app/read-models';
import type { AgendaPage, AgendaRow } from './obligation.query.js';

/** @param now the engine's clock, ISO 8601 @returns an obligation as lists show it */
export function agendaItemOf({ obligation, nextRung, nextAt }: AgendaRow, now: string): AgendaItemView {
  const { key, kind, subject, period, cluster, region, owner, due, state, overdueFrom, ladder } = obligation;
  const rung = ladder.find((each) => each.rung === nextRung);
  return {
    obligation: obligationStreamId(key),
    key,
    kind,
    title: obligationKinds.labels[kind],
    subject: { ...subject, item: subject.item ?? null },
    ...{ period, cluster, region, owner, due, state },
    overdue: state === 'open' && overdueFrom <= dayIn(zoneOf(region), now),
    next: rung === undefined || nextAt === null ? null : { rung: rung.rung, to: rung.to, at: nextAt },
  };
}

/** @param units as `ObligationQueries.units` answers, to tell why a list is empty */
export function agendaViewOf(
  { rows, next }: AgendaPage,
  now: string,
  units: { readonly known: number; readonly unseen: number },
): AgendaView {
  const note = rows.length > 0 ? null : emptyAgenda(units);
  return { rows: rows.map((row) => agendaItemOf(row, now)), next, note };
}

function emptyAgenda({ known, unseen }: { readonly known: number; readonly unseen: number }): BilingualView {
  if (known === 0)
    return text(
      'Belum ada kewajiban: belum ada FPK atau klaster pada agenda. Kalau sudah didaftarkan, pastikan pekerja berjalan: npm run start:worker',
      'There are no obligations: no forum or cluster is on the agenda yet. If some are enrolled, see that a worker runs: npm run start:worker',
    );
  if (unseen === known)
    return text(
      'Kewajiban belum dihitung: pekerja belum memeriksa agenda. Jalankan: npm run start:worker',
      'Obligations were not worked out yet: no worker has looked at the agenda. Start one: npm run start:worker',
    );
  return text(
    'Tidak ada kewajiban dalam pilihan ini. Ubah saringannya; yang terbuka lebih dari 120 hari lagi belum tampil.',
    'There is no obligation in this selection. Change the filters; what opens more than 120 days ahead does not show yet.',
  );
}

/**
 * Everything about one obligation.
 *
 * @param row null for one that the policy no longer answers: its facts were retracted after somebody was told
 * @param history what was told; null when nobody was
 * @returns null when neither is there
 */
export function obligationWhyOf(
  row: AgendaRow | null,
  history: NoticeHistory | null,
  now: string,
): ObligationWhyView | null {
  if (row === null) return history === null ? null : goneOf(history);
  const { opens, graceWorkingDays, overdueFrom, source, ladder, settledBy, why } = row.obligation;
  const raisedAt = (rung: Rung) => history?.notices.find((each) => each.rung === rung)?.raisedAt ?? null;
  return {
    ...agendaItemOf(row, now),
    ...{ opens, graceWorkingDays, overdueFrom, settledBy, voidWhy: why, note: null },
    source: { ...source, facts: [...source.facts] },
    ladder: ladder.map((rung) => ({ ...rung, raisedAt: raisedAt(rung.rung) })),
    told: history && noticeHistoryViewOf(history),
  };
}

/** What its notices say of an obligation that is no longer derived from anything. */
function goneOf(history: NoticeHistory): ObligationWhyView {
  const { obligation, key, kind, subject, period, cluster, region, owner, due, status, settled } = history;
  const source = history.notices.at(-1)!.source;
  return {
    ...{ obligation, key, kind, subject, period, cluster, region, owner, due, state: status },
    title: obligationKinds.labels[kind],
    ...{ overdue: false, next: null, opens: null, graceWorkingDays: null, overdueFrom: null },
    source: { ...source, facts: [...source.facts] },
    ladder: history.notices.map(({ rung, to, mandatory, raisedAt }) => ({
      ...{ rung, to, mandatory, raisedAt },
      on: dayIn(zoneOf(region), raisedAt),
    })),
    settledBy: settled?.by ?? null,
    voidWhy: settled?.why ?? null,
    told: noticeHistoryViewOf(history),
    note: text(
      'Kewajiban ini tidak lagi ada pada agenda: fakta yang mendasarinya ditarik, atau pekerja belum memeriksanya kembali. Yang tampak hanyalah yang sudah diberitahukan.',
      'This obligation is no longer on the agenda: the facts it rested on were retracted, or the worker has not looked again. Only what was told is shown.',
    ),
  };
}
