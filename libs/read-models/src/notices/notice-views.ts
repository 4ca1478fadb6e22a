import type { BilingualView, InboxView, NoticeHistoryView, ToldObligationsView } from '@app/contracts';
import { obligationKinds, text } from '@app/contracts';
import type { InboxRow, NoticeHistory, ObligationRow, Page } from './notice-rows.js';
import { type ReminderAnswer, remindersIn } from './reminders.js';

/** @param unacknowledged how many of the whole inbox; `onlyThose` whether the page was narrowed to them */
export function inboxViewOf(
  { rows, next }: Page<InboxRow>,
  { unacknowledged, onlyThose }: { readonly unacknowledged: number; readonly onlyThose: boolean },
): InboxView {
  const note = rows.length > 0 ? null : emptyInbox(onlyThose);
  return { rows: rows.map(titled), next, unacknowledged, note };
}

function emptyInbox(onlyThose: boolean): BilingualView {
  return onlyThose
    ? text(
        'Tidak ada pemberitahuan yang belum Anda nyatakan diterima.',
        'There is no notice that you have not acknowledged.',
      )
    : text(
        'Kotak masuk Anda kosong: belum ada pemberitahuan bagi Anda. Kewajiban yang mendekati tenggat akan muncul di sini.',
        'Your inbox is empty: there has been no notice to you. What is about to fall due will show here.',
      );
}

/** @returns the obligations that somebody was told of */
export function toldObligationsViewOf({ rows, next }: Page<ObligationRow>): ToldObligationsView {
  const note =
    rows.length > 0
      ? null
      : text(
          'Belum ada pemberitahuan dalam pilihan ini. Yang akan jatuh tempo belum tentu sudah diberitahukan.',
          'No notice was raised in this selection. What will fall due may not have been told yet.',
        );
  return { rows: rows.map(({ entered: _, ...row }) => titled(row)), next, note };
}

/** @returns the notices of an obligation, and whether they came in time */
export function noticeHistoryViewOf(history: NoticeHistory): NoticeHistoryView {
  const { notices, entered: _, ...obligation } = history;
  const answer = remindersIn(history);
  return {
    ...titled(obligation),
    notices: notices.map((notice) => ({
      ...notice,
      handedOver: [...notice.handedOver],
      failed: [...notice.failed],
      acknowledged: [...notice.acknowledged],
    })),
    reminded: { ...answer, reminders: [...answer.reminders], text: reminderWords(answer) },
  };
}

/** @returns the auditor's question answered in a sentence; handed over is never called delivered */
export function reminderWords({ owner, reminders }: ReminderAnswer): BilingualView {
  switch (owner) {
    case 'before':
      return text(
        'Ya: pemberitahuan pertama diserahkan sebelum tenggat.',
        'Yes: the first notice was handed over before the due date.',
      );
    case 'on':
      return text(
        'Pada harinya: pemberitahuan pertama diserahkan pada tenggat.',
        'On the day: the first notice was handed over on the due date.',
      );
    case 'after':
      return text(
        'Tidak: pemberitahuan pertama baru diserahkan sesudah tenggat.',
        'No: the first notice was handed over only after the due date.',
      );
    case 'never':
      return reminders.length === 0
        ? text('Tidak: belum ada pemberitahuan yang diserahkan.', 'No: no notice was handed over.')
        : text(
            'Tidak: pemberitahuan hanya diserahkan kepada pihak lain, bukan kepada penanggung jawabnya.',
            'No: notices were handed over to others only, not to the owner.',
          );
  }
}

const titled = <R extends Pick<ObligationRow, 'kind'>>(row: R): R & { title: BilingualView } => ({
  ...row,
  title: obligationKinds.labels[row.kind],
});
