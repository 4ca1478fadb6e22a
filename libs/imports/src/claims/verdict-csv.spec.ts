import { enterClaim } from '@app/contracts';
import { chapterReport, checkClaims } from '@app/programme';
import { parse } from 'csv-parse/sync';
import { verdictCsv } from '../index.js';

const rowsOf = (csv: string, delimiter: string): string[][] =>
  parse(csv, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true });

describe('verdicts as a file', () => {
  const checked = checkClaims(chapterReport);

  it.each([
    ['id', ';', 'bertentangan', ','],
    ['en', ',', 'contradicted', '.'],
  ] as const)(
    'have a row for each figure in %s, numbers as its spreadsheet reads them',
    (language, mark, word, point) => {
      const [head, ...rows] = rowsOf(verdictCsv(checked, language), mark);
      const verdicts = rows.slice(0, checked.verdicts.length);
      expect(head).toHaveLength(12);
      expect(verdicts.map(([number]) => number)).toEqual(checked.verdicts.map(({ number }) => number));
      expect(verdicts.filter((row) => row[6] === word)).toHaveLength(checked.counts.contradicted);
      const fraction = checked.verdicts.findIndex(({ printed }) => printed?.includes('.'));
      expect(verdicts[fraction]![3]).toBe(checked.verdicts[fraction]!.printed!.replace('.', point));
    },
  );

  it('tell below them what the tables show together', () => {
    const rows = rowsOf(verdictCsv(checked, 'en'), ',').slice(1 + checked.verdicts.length + 1);
    expect(rows.map(([words]) => words)).toEqual(checked.findings.map(({ text }) => text.en));
  });

  it('run no words of a report as a formula', () => {
    const { report } = enterClaim.schema.parse(enterClaim.example);
    const label = '=HYPERLINK("http://x")';
    const [table] = report.tables;
    const tables = [
      { ...table!, rows: table!.rows.map((row) => ({ ...row, label })) },
    ] as typeof report.tables;
    const quoted = { ...report, tables: [{ ...tables[0]!, number: null, title: label }] } as typeof report;
    const cells = rowsOf(verdictCsv(checkClaims(quoted), 'en'), ',').flat();
    expect(cells.filter((cell) => cell.includes('HYPERLINK')).length).toBeGreaterThan(0);
    expect(cells.filter((cell) => /^\s*[=+@]/.test(cell))).toEqual([]);
  });
});
