import type { ExecuteFailure } from '@app/application';
import type { Bilingual } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { messageOf, StartProblem } from '@app/platform';
import type { Language } from './language.js';
import { inBoth } from './language.js';

/** What a command of the command line could not do, said to a person: no stack. */
export class CommandFailed extends Error {
  constructor(
    readonly text: Bilingual,
    readonly exitCode = 1,
  ) {
    super(text.en);
    this.name = 'CommandFailed';
  }
}

export const failed = (id: string, en: string, exitCode = 1): CommandFailed =>
  new CommandFailed({ id, en }, exitCode);

/** @returns a failure that names every reason, a line each */
export function failedFor(reasons: readonly Reason[], exitCode = 1): CommandFailed {
  const lines = (lang: Language) => reasons.map((reason) => reason.text[lang]).join('\n');
  return failed(lines('id'), lines('en'), exitCode);
}

/** @returns a refused command as a failure that names every reason */
export function refused(failure: ExecuteFailure): CommandFailed {
  const title = titleOf(failure);
  const reasons = reasonsOf(failure);
  const list = (lang: Language) =>
    reasons.map((reason) => `\n  - ${place(reason)}${reason.text[lang]}`).join('');
  return failed(`${title.id}${list('id')}`, `${title.en}${list('en')}`);
}

const place = ({ field }: Reason): string => (field === undefined || field === '' ? '' : `${field}: `);

function reasonsOf(failure: ExecuteFailure): readonly Reason[] {
  if (failure.kind === 'refused') return failure.refusal.reasons;
  return 'reasons' in failure ? failure.reasons : [];
}

function titleOf(failure: ExecuteFailure): Bilingual {
  switch (failure.kind) {
    case 'refused':
      return failure.refusal.title;
    case 'invalid':
      return { id: 'Data perintah tidak sah:', en: "The command's data is not valid:" };
    case 'forbidden':
      return { id: 'Akun ini tidak berwenang:', en: 'This account may not do that:' };
    case 'unknown-command':
    case 'unknown-stream':
      return { id: 'Tidak dikenal:', en: 'Unknown:' };
    case 'conflict':
      return {
        id: `Sudah diubah pihak lain: versi sekarang ${failure.actual}, bukan ${failure.expected}.`,
        en: `Changed by somebody else: the version is ${failure.actual}, not ${failure.expected}.`,
      };
    case 'command-id-reused':
      return {
        id: 'Id perintah ini sudah dipakai untuk permintaan lain.',
        en: 'This command id was used for another request.',
      };
  }
}

/** @returns what to print on standard error for anything thrown, and the exit code */
export function report(error: unknown, lang: Language): { text: string; exitCode: number } {
  if (error instanceof CommandFailed) return { text: inBoth(error.text, lang), exitCode: error.exitCode };
  if (error instanceof StartProblem) return { text: inBoth(error, lang), exitCode: 1 };
  const unexpected = {
    id: `Kesalahan tak terduga: ${messageOf(error)}`,
    en: `Unexpected error: ${messageOf(error)}`,
  };
  const stack = error instanceof Error && error.stack !== undefined ? `\n${error.stack}` : '';
  return { text: `${inBoth(unexpected, lang)}${stack}`, exitCode: 70 };
}
