import type { Bilingual, StepKey } from '@app/contracts';
import { stepKeys, stepStates, text } from '@app/contracts';
import { definitionHash } from './registry.js';
import type { CriterionDefinition, Definition, Origin, ParameterValue } from './types.js';

type Language = keyof Bilingual;

const ORIGINS: Record<Origin, Bilingual> = {
  source: text('sumber', 'source'),
  reading: text('tafsiran (≈)', 'reading (≈)'),
  engineering: text('tambahan (E)', 'addition (E)'),
};
const KINDS = {
  hard: text('wajib', 'hard'),
  soft: text('sebaiknya', 'soft'),
  note: text('catatan', 'note'),
} as const;
const HEAD = text(
  '| id | tingkat | asal | § | pernyataan | fakta | angka | alasan |',
  '| id | level | origin | § | statement | facts | parameters | reasons |',
);
const RULE = '| - | - | - | - | - | - | - | - |';
const SUSTAINED = text('Kewajiban berkelanjutan', 'Sustained');

const cell = (value: string): string => value.replaceAll('|', '\\|');
const parameterText = (parameters: Readonly<Record<string, ParameterValue>>): string =>
  Object.entries(parameters)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? value : value.join(', ')}`)
    .join('; ');

type Row = Omit<CriterionDefinition, 'kind' | 'continuing' | 'graceDays'> &
  Partial<Pick<CriterionDefinition, 'kind' | 'continuing' | 'graceDays'>>;

function tableRow(row: Row, language: Language): string {
  const level = row.kind === undefined ? '' : KINDS[row.kind][language];
  const days = language === 'id' ? 'hari' : 'days';
  const grace = row.graceDays ? ` +${row.graceDays} ${days}` : '';
  const cells = [
    row.id,
    `${level}${row.continuing ? ` ↻${grace}` : ''}`,
    ORIGINS[row.origin][language],
    row.source,
    row.statement[language],
    row.facts.join(', '),
    parameterText(row.parameters),
    row.reasons.join(', '),
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** The published criteria as Markdown tables, one per step. ↻ must go on holding, with its days of grace. */
export function renderDefinitionTable(definition: Definition, language: Language): string {
  const { id, version, title, steps, sustained } = definition;
  const section = (heading: string, rows: readonly Row[]) => [
    '',
    `## ${heading}`,
    '',
    HEAD[language],
    RULE,
    ...rows.map((row) => tableRow(row, language)),
  ];
  return [
    `# ${title[language]}`,
    '',
    `${id} v${version} · ${definitionHash(definition)}`,
    ...steps.flatMap((step) => section(`${step.number} ${step.title[language]}`, step.criteria)),
    ...section(SUSTAINED[language], sustained),
    '',
  ].join('\n');
}

/** A machine as the definition draws it: parallel regions of plain states. */
interface Region {
  readonly initial: string;
  readonly states: Readonly<Record<string, { readonly on?: Readonly<Record<string, unknown>> }>>;
}

const STANDING: Record<string, Bilingual> = {
  active: text('berjalan', 'active'),
  suspended: text('ditangguhkan', 'suspended'),
  withdrawn: text('ditarik', 'withdrawn'),
};

const stateLabel = (region: string, state: string, language: Language): string =>
  (region === 'standing' ? STANDING[state] : stepStates.labels[state as keyof typeof stepStates.labels])?.[
    language
  ] ?? state;

function mermaidRegion(name: string, region: Region, language: Language): string[] {
  const node = (state: string) => `${name}_${state}`;
  const states = Object.keys(region.states);
  const arrows = Object.entries(region.states).flatMap(([from, { on = {} }]) =>
    Object.entries(on).flatMap(([event, target]) =>
      // A fact that moves nothing is no arrow.
      typeof target === 'string' ? [`    ${node(from)} --> ${node(target)}: ${event}`] : [],
    ),
  );
  return [
    `    [*] --> ${node(region.initial)}`,
    ...states.map((state) => `    ${node(state)}: ${stateLabel(name, state, language)}`),
    ...arrows,
  ];
}

function regionTitle(name: string, definition: Definition, language: Language): string {
  const step = definition.steps.find(({ key }) => key === name);
  if (step !== undefined) return `${step.number} ${stepKeys.labels[name as StepKey][language]}`;
  return language === 'id' ? 'Program' : 'Programme';
}

/** The topology as a Mermaid statechart: one composite state per region, all of them at the same time. */
export function renderDefinitionMermaid(definition: Definition, language: Language): string {
  const { states } = definition.machine as { states: Readonly<Record<string, Region>> };
  const blocks = Object.entries(states).map(([name, region]) =>
    [
      `  state "${regionTitle(name, definition, language)}" as ${name} {`,
      ...mermaidRegion(name, region, language),
      '  }',
    ].join('\n'),
  );
  return ['stateDiagram-v2', `  %% ${definition.id} v${definition.version}`, ...blocks, ''].join('\n');
}

/** The definition as `rumpun definition show --json` prints it. */
export function definitionJson(definition: Definition): object {
  const { id, version, title, steps, sustained } = definition;
  return { id, version, hash: definitionHash(definition), title, steps, sustained };
}
