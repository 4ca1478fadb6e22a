import { stepKeys, stepStates } from '@app/contracts';
import { definitionHash } from './registry.js';
import { definitionJson, renderDefinitionMermaid, renderDefinitionTable } from './render.js';
import { sevenSteps } from './seven-steps/index.js';

const { steps, sustained } = sevenSteps;
const rows = [...steps.flatMap(({ criteria }) => criteria), ...sustained];
const languages = ['id', 'en'] as const;
const cells = (line: string) =>
  line
    .slice(2, -2)
    .split(/ (?<!\\)\| /)
    .map((cell) => cell.trim());

describe.each(languages)('the table in %s', (language) => {
  const table = renderDefinitionTable(sevenSteps, language);
  const lines = table.split('\n');
  const rowOf = (id: string) => lines.filter((line) => line.startsWith(`| ${id} |`));

  it.each(rows.map((row) => [row.id, row] as const))(
    'has one row for %s, with its statement and source',
    (id, row) => {
      expect(rowOf(id)).toHaveLength(1);
      const found = cells(rowOf(id)[0]!);
      expect(found).toHaveLength(8);
      expect([found[0], found[3], found[4]]).toEqual([id, row.source, row.statement[language]]);
      expect(found[5]).toBe(row.facts.join(', '));
      expect(found[7]).toBe(row.reasons.join(', '));
    },
  );

  it('has every step with its title, and the hash that clusters are pinned to', () => {
    for (const { number, title } of steps) expect(lines).toContain(`## ${number} ${title[language]}`);
    expect(lines[0]).toBe(`# ${sevenSteps.title[language]}`);
    expect(table).toContain(`seven-steps v1 · ${definitionHash(sevenSteps)}`);
  });

  it('has no row but these', () => {
    const data = lines.filter((line) => /^\| [a-z]+-/.test(line));
    expect(data.map((line) => cells(line)[0])).toEqual(rows.map(({ id }) => id));
  });
});

describe('a row of the table', () => {
  const rowOf = (id: string) =>
    cells(
      renderDefinitionTable(sevenSteps, 'en')
        .split('\n')
        .find((line) => line.startsWith(`| ${id} |`))!,
    );

  it('says the level, what must go on holding, and the days of grace', () => {
    expect(rowOf('fpk-organs-diverse').slice(1, 3)).toEqual(['hard ↻ +30 days', 'reading (≈)']);
    expect(rowOf('fpk-no-honorarium')[1]).toBe('hard ↻');
    expect(rowOf('fpk-decree-issued').slice(1, 3)).toEqual(['soft', 'source']);
    expect(rowOf('fpk-funds-named')[1]).toBe('note');
    expect(rowOf('flagship-explained')[2]).toBe('addition (E)');
    expect(rowOf('fpk-meets')[1]).toBe('');
  });

  it('says its numbers and its lists', () => {
    expect(rowOf('fpk-vision-aligned')[6]).toBe('topics cluster, programme; minAttendance 0.5');
    expect(rowOf('fpk-members-named')[6]).toBe('');
  });

  it('keeps a bar in a text from ending its cell', () => {
    const [first, ...others] = steps;
    const [row, ...rest] = first!.criteria;
    const barred = { ...row!, statement: { id: 'a | b', en: 'a | b' } };
    const definition = { ...sevenSteps, steps: [{ ...first!, criteria: [barred, ...rest] }, ...others] };
    expect(renderDefinitionTable(definition, 'en')).toContain('a \\| b');
  });
});

describe.each(languages)('the statechart in %s', (language) => {
  const chart = renderDefinitionMermaid(sevenSteps, language);

  it('has every step, and of each every state by its label', () => {
    for (const { key, number } of steps) {
      expect(chart).toContain(`  state "${number} ${stepKeys.labels[key][language]}" as ${key} {`);
      for (const state of stepStates.codes.filter((each) => each !== 'locked' || key !== 'fpk')) {
        expect(chart).toContain(`    ${key}_${state}: ${stepStates.labels[state][language]}\n`);
      }
    }
    expect(chart).not.toContain('fpk_locked');
  });

  it('has the arrows that move, each from its state to another', () => {
    for (const { key } of steps) {
      expect(chart).toContain(`    ${key}_open --> ${key}_submitted: StepSubmitted.${key}\n`);
      expect(chart).toContain(`    ${key}_submitted --> ${key}_completed: StepCompleted.${key}\n`);
      expect(chart).toContain(`    ${key}_submitted --> ${key}_open: StepReturned.${key}\n`);
      expect(chart).toContain(`    ${key}_completed --> ${key}_lapsed: StepLapsed.${key}\n`);
      expect(chart).toContain(`    ${key}_lapsed --> ${key}_completed: StepRestored.${key}\n`);
    }
    expect(chart).toContain('    pke_locked --> pke_open: StepCompleted.fkak\n');
    expect(chart).toContain('    monitoring_locked --> monitoring_open: StepCompleted.pke\n');
    expect(chart).toContain('    standing_suspended --> standing_active: ProgrammeResumed\n');
    expect(chart).not.toContain('SupportGapExplained');
  });

  it('is closed: one block for each step and one for the programme', () => {
    const lines = chart.split('\n');
    expect(lines[0]).toBe('stateDiagram-v2');
    expect(lines.filter((line) => line.endsWith(' {'))).toHaveLength(8);
    expect(lines.filter((line) => line === '  }')).toHaveLength(8);
    expect(lines.filter((line) => line.startsWith('    [*] --> '))).toHaveLength(8);
  });
});

describe('the definition as JSON', () => {
  const json = JSON.parse(JSON.stringify(definitionJson(sevenSteps))) as {
    steps: { key: string; criteria: { id: string; kind: string }[] }[];
  };

  it('names itself, its version and its hash', () => {
    expect(json).toMatchObject({ id: 'seven-steps', version: 1, hash: definitionHash(sevenSteps) });
  });

  it('has every step with its criteria by id and kind', () => {
    expect(json.steps.map(({ key, criteria }) => [key, criteria.map(({ id, kind }) => [id, kind])])).toEqual(
      steps.map(({ key, criteria }) => [key, criteria.map(({ id, kind }) => [id, kind])]),
    );
    expect(json.steps.map(({ key }) => key)).toEqual(stepKeys.codes);
    expect(json.steps.map(({ criteria }) => criteria.length)).toEqual([10, 4, 3, 5, 7, 5, 5]);
    expect(json).toMatchObject({ sustained: sustained.map(({ id }) => ({ id })) });
  });
});

describe('a statement', () => {
  const titles = [sevenSteps.title, ...steps.map(({ title }) => title)];
  const texts = [
    ...rows.map(({ id, statement }) => [id, statement] as const),
    ...titles.map((title) => [title.en, title] as const),
  ];
  /** Marks of the criteria page: where a row comes from, that it goes on, where it stands in the source. */
  const MARKS = /\((E|S)\)|\bE:|\s(E|S)[.:;]?$|[≈↻§¶|*_`]|TODO|\br[1-6]\b/;

  it.each(texts)('holds no editorial mark: %s', (_, { id, en }) => {
    expect(id).not.toMatch(MARKS);
    expect(en).not.toMatch(MARKS);
  });

  it.each(rows.map(({ id, statement }) => [id, statement] as const))(
    'is one sentence in each of two languages: %s',
    (_, { id, en }) => {
      for (const each of [id, en]) {
        expect(each).toMatch(/^[A-Z][^\n]*[^\s.]\.$/);
        expect(each).toBe(each.trim());
      }
      expect(id).not.toBe(en);
    },
  );

  it('would be caught with a mark', () => {
    for (const marked of [
      'Choice is explained (E).',
      'Several ≈',
      'Held ↻.',
      'Size about 15 S',
      'E: explained',
      '1.b § 2',
    ]) {
      expect(marked).toMatch(MARKS);
    }
  });
});
