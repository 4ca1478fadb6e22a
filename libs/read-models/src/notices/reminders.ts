import type { NoticeChannel, Rung } from '@app/contracts';
import { dayIn, zoneOf } from '@app/programme';
import type { NoticeHistory } from './notice-rows.js';

export type Timeliness = 'before' | 'on' | 'after';

/** One hand-over, held against the due date that it told. */
export interface Reminder {
  readonly rung: Rung;
  readonly channel: NoticeChannel;
  readonly person: string;
  readonly due: string;
  readonly handedOverAt: string;
  /** By the calendar of the region. */
  readonly when: Timeliness;
  readonly acknowledgedAt: string | null;
}

/** An auditor's question: was the owner reminded before the due date? */
export interface ReminderAnswer {
  /** When the owner was first told: the person where one is named, else whoever held the role. */
  readonly owner: Timeliness | 'never';
  /** Every hand-over, oldest first. */
  readonly reminders: readonly Reminder[];
}

/**
 * Handed over is what is known; that it arrived, only an acknowledgement says. A hand-over that failed is no reminder.
 *
 * @param history of one obligation
 */
export function remindersIn({ region, owner, notices }: NoticeHistory): ReminderAnswer {
  const zone = zoneOf(region);
  const reminders = notices.flatMap(({ rung, to, due, handedOver, acknowledged }) =>
    handedOver.map(({ channel, person, at }) => ({
      forOwner: owner.person === null ? to.role === owner.role : person === owner.person,
      reminder: {
        rung,
        channel,
        person,
        due,
        handedOverAt: at,
        when: timeliness(dayIn(zone, at), due),
        acknowledgedAt: acknowledged.find((each) => each.person === person)?.at ?? null,
      },
    })),
  );
  reminders.sort((a, b) => Date.parse(a.reminder.handedOverAt) - Date.parse(b.reminder.handedOverAt));
  const first = reminders.find(({ forOwner }) => forOwner);
  return { owner: first?.reminder.when ?? 'never', reminders: reminders.map(({ reminder }) => reminder) };
}

function timeliness(day: string, due: string): Timeliness {
  if (day === due) return 'on';
  return day < due ? 'before' : 'after';
}
