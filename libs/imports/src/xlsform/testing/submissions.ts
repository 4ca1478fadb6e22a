import type { Answer, InstrumentContent } from '@app/contracts';
import { stringify } from 'csv-stringify/sync';
import type { AnsweredRow } from '../../index.js';
import type { FormRow, FormSheets } from './sheets.js';

/** The value that a phone keeps for a question, by its name. */
type Values = Map<string, string>;

/** What an enumerator taps for an answer: the choice, or whether there are names and which. */
function tapped(answer: Answer | undefined, kind: 'choice' | 'names', name: string): [string, string][] {
  if (answer === undefined) return [];
  if ('code' in answer) return [[name, answer.code]];
  if ('names' in answer)
    return [
      [`${name}_status`, 'named'],
      [name, answer.names.join('; ')],
    ];
  return [[kind === 'names' ? `${name}_status` : name, `nr_${answer.missing}`]];
}

/** Comparisons joined by `or`: the only expressions that our forms write. */
function holds(relevant: string, values: Values): boolean {
  if (relevant === '') return true;
  return relevant.split(' or ').some((part) => {
    const [, name = '', wanted] = /^\$\{(\w+)\} = '([^']*)'$/.exec(part) ?? [];
    return values.get(name) === wanted;
  });
}

/**
 * Fills in a form as a phone does, question by question.
 *
 * @param answers also of items that the skip rules will not ask: the form must hide them
 * @returns the values by question
 * @throws where the form demands something that was not given
 */
export function filledIn(
  { survey }: FormSheets,
  instrument: InstrumentContent,
  { respondent, answeredOn, name = '' }: Omit<AnsweredRow, 'answers'>,
  answers: readonly Answer[],
): Values {
  const given = new Map<string, string>([
    ['respondent', respondent],
    ['answered_on', answeredOn],
    ['name', name],
    ...instrument.items.flatMap(({ id, kind }) =>
      tapped(
        answers.find(({ item }) => item === id),
        kind,
        id.replaceAll('-', '_'),
      ),
    ),
  ]);
  const values: Values = new Map();
  for (const { type, name: question = '', relevant = '', calculation = '', required } of survey) {
    if (type === 'begin_group' || type === 'end_group') continue;
    if (!holds(relevant, values)) continue;
    const value = calculation === '' ? given.get(question) : calculation.slice(1, -1);
    if (required === 'yes' && (value ?? '') === '') throw new Error(`${question} is asked and has no answer`);
    values.set(question, value ?? '');
  }
  return values;
}

interface Column {
  readonly header: string;
  readonly name: string;
}

/** The form's questions as columns, each after its group. */
function columns(survey: readonly FormRow[], separator: string): Column[] {
  const groups: string[] = [];
  return survey.flatMap(({ type, name = '' }): Column[] => {
    if (type === 'begin_group') groups.push(name);
    if (type === 'end_group') groups.pop();
    if (type === 'begin_group' || type === 'end_group') return [];
    return [{ header: [...groups, name].join(separator), name }];
  });
}

/** KoboToolbox's CSV: semicolons, groups with slashes, metadata with underscores. */
export function koboCsv({ survey }: FormSheets, submissions: readonly Values[]): string {
  const own = columns(survey, '/');
  const rest = ['__version__', '_id', '_uuid', '_submission_time', '_validation_status', '_notes', '_status'];
  const tail = ['vX1', '17', '9d0b', '2026-11-24T02:00:00', '', '', 'submitted_via_web'];
  const rows = submissions.map((values) => [...own.map(({ name }) => values.get(name) ?? ''), ...tail]);
  return stringify([[...own.map(({ header }) => header), ...rest], ...rows], {
    delimiter: ';',
    quoted: true,
  });
}

/** ODK Central's CSV: commas, groups with hyphens, its own columns before and after. */
export function odkCsv({ survey }: FormSheets, submissions: readonly Values[]): string {
  const own = columns(survey, '-');
  const rest = ['meta-instanceID', 'meta-instanceName', 'KEY', 'SubmitterID', 'SubmitterName', 'Status'];
  const rows = submissions.map((values) => [
    ...['2026-11-24T02:00:00.000Z', ...own.map(({ name }) => values.get(name) ?? '')],
    ...['uuid:9d0b', 'CPR-001 2026-11-24', 'uuid:9d0b', '12', 'Pencacah', ''],
  ]);
  return stringify([['SubmissionDate', ...own.map(({ header }) => header), ...rest], ...rows]);
}

/** KoboToolbox's CSV with labels in one language for headers and answers. */
export function labelledCsv(
  { survey, choices }: FormSheets,
  submissions: readonly Values[],
  language: string,
): string {
  const label = `label::${language}`;
  const own = columns(survey, '/');
  const group = survey.find(({ type }) => type === 'begin_group')!;
  const headers = own.map(({ header, name }) => {
    const words = survey.find((row) => row.name === name)![label]! || name;
    return header.includes('/') ? `${group[label]}/${words}` : words;
  });
  const shown = (name: string, value: string) => {
    const list = survey.find((row) => row.name === name)!.type!.replace('select_one ', '');
    return choices.find((row) => row.list_name === list && row.name === value)?.[label] ?? value;
  };
  const rows = submissions.map((values) => own.map(({ name }) => shown(name, values.get(name) ?? '')));
  return stringify([headers, ...rows], { delimiter: ';', quoted: true });
}
