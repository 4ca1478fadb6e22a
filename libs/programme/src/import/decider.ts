import { type Bilingual, type ImportCommand, importCommands, text } from '@app/contracts';
import type { Decider, Reason } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import type { Known } from '../definitions/judge-types.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import { checkTakes } from '../survey/checks.js';
import { type SurveyState, surveyStatusOf } from '../survey/state.js';
import type { ImportEvent } from './events.js';
import { importLifecycle } from './machine.js';
import { type CheckedFile, type ImportState, type ImportStatus, importStatusOf } from './state.js';

/** Given by whoever read the file. */
export interface CheckImport {
  readonly type: 'check-import';
  readonly data: CheckedFile;
}
/** Given by the running import once every row is in the log. */
export interface CommitImport {
  readonly type: 'commit-import';
  readonly data: { readonly rows: number };
}
export type AnyImportCommand = ImportCommand | CheckImport | CommitImport;

export interface ImportFacts {
  readonly survey: Known<SurveyState> | null;
}

const TITLES: Readonly<Record<AnyImportCommand['type'], Bilingual>> = {
  'check-import': text('Periksa berkas', 'Check a file'),
  'commit-import': text('Selesaikan impor', 'Commit the import'),
  'start-import': importCommands[0].title,
  'drop-import': importCommands[1].title,
};

const STATES: Readonly<Record<ImportStatus, Bilingual>> = {
  checked: text('sudah diperiksa', 'checked'),
  started: text('sedang berjalan', 'running'),
  committed: text('sudah selesai', 'committed'),
  dropped: text('sudah dibatalkan', 'dropped'),
};

/** The states in which a command makes sense; checking a file again that is running or in changes nothing. */
const WHEN: Readonly<Record<AnyImportCommand['type'], readonly ImportStatus[]>> = {
  'check-import': ['checked', 'started', 'committed', 'dropped'],
  'start-import': ['checked'],
  'commit-import': ['started'],
  'drop-import': ['checked', 'started'],
};

function evolve(state: ImportState, event: ImportEvent): ImportState {
  if (state.file === null && event.type !== 'ImportChecked') {
    throw new LifecycleError('import', state.lifecycle, event.type);
  }
  const next = { ...state, lifecycle: importLifecycle.advance(state.lifecycle, event.type) };
  if (event.type === 'ImportChecked') return { ...next, file: event.data, late: null };
  return event.type === 'ImportStarted' ? { ...next, late: event.data.late } : next;
}

function check(data: CheckedFile, { file, lifecycle }: ImportState): Ruling<ImportEvent> {
  const known = file !== null && JSON.stringify(file) === JSON.stringify(data) && lifecycle !== 'dropped';
  const over = lifecycle === 'started' || lifecycle === 'committed';
  return { checks: [], events: () => (known || over ? [] : [event('ImportChecked', data)]) };
}

function rule(
  command: AnyImportCommand,
  state: ImportState,
  survey: Known<SurveyState>,
): Ruling<ImportEvent> {
  const file = state.file;
  switch (command.type) {
    case 'check-import':
      return check(command.data, state);
    case 'start-import': {
      const { lateReason } = command.data;
      const late = surveyStatusOf(survey.state) === 'closed' && lateReason !== undefined;
      return {
        checks: [checkTakes(survey, lateReason !== undefined), ...checkStartable(file!)],
        events: () => [
          event('ImportStarted', { rows: file!.rows, late: late ? { reason: lateReason } : null }),
        ],
      };
    }
    case 'commit-import':
      return {
        checks: [
          checkTakes(survey, state.late !== null),
          command.data.rows !== file!.rows &&
            because('rows-missing', 'belum semua baris tercatat', 'not every row is recorded yet'),
        ],
        events: () => [
          event('ImportCommitted', {
            survey: file!.survey,
            rows: file!.rows,
            late: surveyStatusOf(survey.state) === 'closed',
          }),
        ],
      };
    case 'drop-import':
      return { checks: [], events: () => [event('ImportDropped', { reason: command.data.reason })] };
  }
}

function checkStartable({ rows, problems }: CheckedFile): Check[] {
  return [
    problems > 0 &&
      because(
        'file-has-problems',
        `berkas ini masih memuat ${problems} masalah; perbaiki lalu kirim lagi`,
        `the file still has ${problems} problem(s); correct it and send it again`,
        undefined,
        { problems },
      ),
    rows === 0 &&
      because('file-empty', 'berkas ini tidak memuat baris jawaban', 'the file has no rows of answers'),
  ];
}

function wrongState(status: ImportStatus, when: readonly ImportStatus[]): Reason | false {
  if (when.includes(status)) return false;
  const { id, en } = STATES[status];
  return because('wrong-state', `impor ini ${id}`, `the import is ${en}`, undefined, {
    state: status,
    allowed: when,
  });
}

/** A file of answers on its way into a wave. Its rows stand in the log before they count. */
export const importDecider: Decider<ImportState, AnyImportCommand, ImportEvent, ImportFacts> = {
  category: 'import',
  initial: () => ({ lifecycle: importLifecycle.initial, file: null, late: null }),
  evolve,
  decide(command, state, _context, { survey }) {
    if (survey === null || (state.file === null && command.type !== 'check-import')) {
      return refuse(refusal('import-unknown', text('Impor ini tidak ada', 'There is no such import')));
    }
    const ruling = rule(command, state, survey);
    const allowed = state.file === null ? false : wrongState(importStatusOf(state), WHEN[command.type]);
    return conclude(command.type, TITLES[command.type], { ...ruling, checks: [allowed, ...ruling.checks] });
  },
};
