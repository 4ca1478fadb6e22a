/** Types of event that come by the hundred and change nothing in how the programme stands. */
const ROUTINE: ReadonlySet<string> = new Set([
  'NoticeRaised',
  'NoticeHandedOver',
  'NoticeAcknowledged',
  'ObligationMet',
  'ObligationVoided',
  'ObligationReopened',
  'NoticePreferencesSet',
  'WebhookSet',
  'WebhookRemoved',
  'CalendarFeedOpened',
  'CalendarFeedRevoked',
  'AnswersRecorded',
]);

/** @returns whether a reader who looks for decisions may leave this type of event out */
export const isRoutine = (type: string): boolean => ROUTINE.has(type);
