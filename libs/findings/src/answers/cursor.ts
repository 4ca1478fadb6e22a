import { respondentCode, uuid } from '@app/contracts';
import type { AnswersCursor } from '@app/read-models';

/** @returns the marker of a page's last respondent, as an address can carry it */
export const cursorText = ({ survey, respondent }: AnswersCursor): string => `${survey}.${respondent}`;

/** @returns what the marker says; null when it is none */
export function cursorOf(text: string): AnswersCursor | null {
  const [survey, respondent] = [uuid.safeParse(text.slice(0, 36)), respondentCode.safeParse(text.slice(37))];
  if (!survey.success || !respondent.success || text[36] !== '.') return null;
  return { survey: survey.data, respondent: respondent.data };
}
