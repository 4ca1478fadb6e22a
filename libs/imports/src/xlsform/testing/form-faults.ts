import type { FormRow, FormSheets } from './sheets.js';

const TYPES = /^(text|date|calculate|begin_group|end_group|select_one [A-Za-z_][A-Za-z0-9_]*)$/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** The root and what ODK adds beside the questions. */
const RESERVED = ['data', 'meta', 'instanceID', 'instanceName', 'KEY', 'formhub', '__version__'];
const LANGUAGES = ['Bahasa Indonesia (id)', 'English (en)'];

const repeated = (all: readonly string[]): string[] => all.filter((each, index) => all.indexOf(each) < index);
const lacksLabel = (row: FormRow): boolean => LANGUAGES.some((language) => row[`label::${language}`] === '');
const listOf = ({ type = '' }: FormRow): string | undefined => /^select_one (.+)$/.exec(type)?.[1];

function surveyFaults(survey: readonly FormRow[]): string[] {
  const named = survey.filter(({ type }) => type !== 'end_group');
  const names = named.map(({ name }) => name!);
  const known = (name: string, at: number) => survey.findIndex((row) => row.name === name) < at;
  const depth = survey.reduce(
    (open, { type }) => open + Number(type === 'begin_group') - Number(type === 'end_group'),
    0,
  );
  return [
    ...survey.filter(({ type }) => !TYPES.test(type!)).map(({ type }) => `unknown type ${type}`),
    ...names.filter((name) => !NAME.test(name)).map((name) => `unfit name ${name}`),
    ...names.filter((name) => RESERVED.includes(name)).map((name) => `reserved name ${name}`),
    ...repeated(names.map((name) => name.toLowerCase())).map((name) => `repeated name ${name}`),
    ...(depth === 0 ? [] : ['group left open']),
    ...survey.flatMap((row, at) =>
      [...(row.relevant! + row.constraint! + row.calculation!).matchAll(/\$\{([^}]*)\}/g)]
        .filter(([, name]) => !known(name!, at))
        .map(([, name]) => `${row.name} looks at ${name}, which is not before it`),
    ),
    ...named
      .filter((row) => row.type !== 'calculate' && lacksLabel(row))
      .map(({ name }) => `no label at ${name}`),
    ...survey
      .filter((row) => LANGUAGES.some((each) => /\$\{/.test(row[`label::${each}`]! + row[`hint::${each}`]!)))
      .map(({ name }) => `reference in a text of ${name}`),
  ];
}

function choiceFaults({ survey, choices }: FormSheets): string[] {
  const lists = new Set(choices.map(({ list_name }) => list_name));
  const wanted = new Set(survey.map(listOf).filter((list) => list !== undefined));
  const known = (list: string, code: string) =>
    choices.some(({ list_name, name }) => list_name === list && name === code);
  const compared = survey.flatMap(({ relevant }) => [...relevant!.matchAll(/\$\{([^}]*)\} = '([^']*)'/g)]);
  return [
    ...[...wanted].filter((list) => !lists.has(list)).map((list) => `no list ${list}`),
    ...[...lists].filter((list) => !wanted.has(list!)).map((list) => `list ${list} is not used`),
    ...repeated(choices.map(({ list_name, name }) => `${list_name} ${name}`)).map(
      (each) => `repeated choice ${each}`,
    ),
    ...choices
      .filter(({ name }) => /\s/.test(name!) || name === '')
      .map(({ name }) => `unfit choice ${name}`),
    ...choices.filter(lacksLabel).map(({ list_name, name }) => `no label at ${list_name} ${name}`),
    ...compared
      .filter(
        ([, question, code]) =>
          !known(listOf(survey.find(({ name }) => name === question) ?? {}) ?? '', code!),
      )
      .map(([, question, code]) => `${question} cannot be ${code}`),
  ];
}

function settingsFaults({ settings }: FormSheets): string[] {
  const [row = {}] = settings;
  const needed = ['form_title', 'form_id', 'version', 'default_language'];
  return [
    ...(settings.length === 1 ? [] : ['not one row of settings']),
    ...needed.filter((column) => (row[column] ?? '') === '').map((column) => `no ${column}`),
    ...(LANGUAGES.includes(row.default_language ?? '') ? [] : ['unknown default language']),
  ];
}

/** @returns everything that the specification at xlsform.org, or a tool that follows it, would refuse in a form */
export const formFaults = (sheets: FormSheets): string[] => [
  ...surveyFaults(sheets.survey),
  ...choiceFaults(sheets),
  ...settingsFaults(sheets),
];
