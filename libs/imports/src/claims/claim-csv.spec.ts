import type { ClaimReport } from '@app/contracts';
import { claimReport } from '@app/contracts';
import { chapterReport, checkClaims } from '@app/programme';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { bufferSource, claimCsv, claimTemplateCsv, readClaimFile } from '../index.js';

const read = (content: string) => readClaimFile(bufferSource(Buffer.from(content)));

/** What the file has columns for. */
function carried(report: ClaimReport): ClaimReport {
  const labels = new Set(report.tables.flatMap(({ rows }) => rows.map(({ label }) => label)));
  const aliases = report.aliases
    .map((alias) => ({ ...alias, names: alias.names.filter((each) => labels.has(each)) }))
    .filter(({ names }) => names.length > 0);
  const tables = report.tables.map((table) => ({
    ...table,
    notes: [],
    rows: table.rows.map(({ note: _, ...row }) => row),
  })) as ClaimReport['tables'];
  return { ...report, aliases, tables, statements: [] };
}

describe.each(['id', 'en'] as const)('a report as a file in %s', (language) => {
  it('reads back as the same tables', async () => {
    const { report, problems } = await read(claimCsv(chapterReport, language));
    expect(problems).toEqual([]);
    expect(report).toEqual(carried(chapterReport));
  });

  it('gives the verdicts on its cells that the report itself gives', async () => {
    const { report } = await read(claimCsv(chapterReport, language));
    const outcomes = (of: ClaimReport) =>
      checkClaims(of).verdicts.flatMap(({ cell, outcome, recomputed }) =>
        cell === null ? [] : [{ cell, outcome, recomputed }],
      );
    expect(outcomes(report!)).toEqual(outcomes(chapterReport));
  });

  it('has a template that can be checked as it is', async () => {
    const { report } = await read(claimTemplateCsv(language));
    expect(report?.tables.map(({ shape }) => shape)).toEqual(['cooperation', 'dynamics', 'problem-handling']);
    expect(checkClaims(report!).counts.contradicted).toBe(0);
  });
});

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((each) => each.trim() !== '' && !/\p{C}/u.test(each) && each.isWellFormed())
  .map((each) => `${each}`.trim());
const label = fc.oneof(
  words,
  fc.constantFrom('=1+1', '@x', '-3', "'=a", '#not-asked', '=cmd|x!A1', 'a;b,"c"'),
);
const score = fc.option(fc.constantFrom('3', '3.25', '-0.5', '5.0', '4.1666'), { nil: null });

const problemReport = fc
  .record({
    title: label,
    source: label,
    labels: fc.uniqueArray(label, {
      minLength: 1,
      maxLength: 4,
      selector: (each) => each.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase(),
    }),
    cells: fc.array(score, { minLength: 4, maxLength: 4 }),
  })
  .map(({ title, source, labels, cells }) => ({
    title,
    source,
    aliases: [],
    interviewed: null,
    tables: [
      {
        shape: 'problem-handling',
        key: 't',
        number: null,
        title,
        source: null,
        year: null,
        notes: [],
        scale: null,
        problems: [{ key: 'own-trouble', label: { id: title, en: source } }],
        rows: labels.map((each, index) => ({ kind: 'location', label: each, cells: [cells[index]] })),
      },
    ],
    statements: [],
  }))
  .filter((report) => claimReport.safeParse(report).success)
  .map((report) => claimReport.parse(report));

it('carries any words, and runs none of them as a formula', async () => {
  await fc.assert(
    fc.asyncProperty(
      problemReport,
      fc.constantFrom('id' as const, 'en' as const),
      async (report, language) => {
        const file = claimCsv(report, language);
        expect(await read(file)).toEqual({ report, problems: [], problemCount: 0 });
        const cells = (
          parse(file, { bom: true, delimiter: language === 'id' ? ';' : ',' }) as string[][]
        ).flat();
        expect(cells.filter((cell) => /^\s*[=+@\t\r]|^\s*-(?!\d+([.,]\d+)?$)/.test(cell))).toEqual([]);
      },
    ),
  );
});
