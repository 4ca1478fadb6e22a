import { type Bilingual, text } from '@app/contracts';
import type { NoticeText } from '../channel.js';

export const groupKeys = ['overdue', 'due', 'coming'] as const;
export type GroupKey = (typeof groupKeys)[number];

export const GROUP_HEADINGS: Readonly<Record<GroupKey, Bilingual>> = {
  overdue: text('Lewat tenggat', 'Overdue'),
  due: text('Jatuh tempo', 'Due'),
  coming: text('Akan jatuh tempo', 'Coming up'),
};

/** The rung tells that a grace period is over; the date alone tells what is still to come, on every rung. */
export function groupOf({ rung, due }: NoticeText, day: string): GroupKey {
  if (due > day) return 'coming';
  return due === day || rung === 'before' || rung === 'due' ? 'due' : 'overdue';
}

/** Whether it went above whoever is to do it. */
export const isEscalated = ({ rung }: Pick<NoticeText, 'rung'>): boolean => rung.startsWith('escalated');

export interface NoticeGroup {
  readonly key: GroupKey;
  readonly notices: readonly NoticeText[];
}

const byDue = (one: NoticeText, other: NoticeText): number =>
  one.due < other.due ? -1 : one.due > other.due ? 1 : one.key < other.key ? -1 : 1;

/** @param day the reader's day @returns the groups that have notices, most pressing first, each by due date */
export function groupsOf(notices: readonly NoticeText[], day: string): readonly NoticeGroup[] {
  const groups = groupKeys.map((key) => ({
    key,
    notices: notices.filter((notice) => groupOf(notice, day) === key).sort(byDue),
  }));
  return groups.filter((group) => group.notices.length > 0);
}
