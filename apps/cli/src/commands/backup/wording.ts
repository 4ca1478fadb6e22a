import { dayIn, formatDay } from '@app/programme';
import type { Refusal } from '@app/backup';
import type { Language } from '../../language.js';
import { type CommandFailed, failed } from '../../failure.js';

const WIB_MS = 7 * 3_600_000;

/** @param instant ISO 8601 @returns `24 November 2026 09.00.05 WIB`, in English `24 November 2026 09:00:05 WIB` */
export function inWib(instant: string, language: Language): string {
  const clock = new Date(Date.parse(instant) + WIB_MS).toISOString().slice(11, 19);
  const time = language === 'id' ? clock.replaceAll(':', '.') : clock;
  return `${formatDay(dayIn('WIB', instant), language)} ${time} WIB`;
}

/** @param bytes @returns `1,2 MB`, in English `1.2 MB`; a megabyte has 1,000,000 bytes */
export function megabytes(bytes: number, language: Language): string {
  const amount = (bytes / 1e6).toFixed(1);
  return `${language === 'id' ? amount.replace('.', ',') : amount} MB`;
}

/** What cannot be done as it was asked ends with 2, what is not whole with 1. */
export function failedBy({ kind, reasons }: Refusal): CommandFailed {
  const lines = (language: Language) => reasons.map((reason) => reason[language]).join('\n');
  return failed(lines('id'), lines('en'), kind === 'request' ? 2 : 1);
}
