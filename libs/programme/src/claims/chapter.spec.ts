import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimTable } from '@app/contracts';
import { claimReport } from '@app/contracts';
import { chapterReport } from './chapter.js';

type Row = Readonly<Record<string, string | number | null | readonly (number | null)[]>>;
interface Published {
  readonly title: string;
  readonly linkage?: string;
  readonly rows: readonly Row[];
}

/** The chapter's tables as they were read once more, by hand, from its pages. */
const published = JSON.parse(
  readFileSync(join(process.cwd(), 'test/fixtures/published-tables.json'), 'utf8'),
) as Record<string, Published>;

const asNumber = (printed: string | null) => (printed === null ? null : Number(printed));

/** A table of ours in the fixture's form. */
function rowsOf(table: ClaimTable): Row[] {
  if (table.shape === 'dynamics') {
    return table.rows.map(({ label, cells, total }) => ({
      location: label,
      ...Object.fromEntries(
        table.indicators.map(({ key }, index) => {
          const { mean, min, max } = cells[index]!;
          return [key, [mean, min, max].map(asNumber)];
        }),
      ),
      total: asNumber(total),
    }));
  }
  if (table.shape === 'problem-handling') {
    return table.rows.map(({ label, cells }) => ({
      location: label,
      rawMaterial: asNumber(cells[0]!),
      auxiliaryMaterial: asNumber(cells[1]!),
      production: asNumber(cells[2]!),
      marketing: asNumber(cells[3]!),
    }));
  }
  return table.rows.map(({ label, yes, no, modes, total }) => {
    const columns = [
      ['yes', yes],
      ['no', no],
      ...table.modes.map(({ key }, index) => [key, modes[index]!] as const),
    ] as const;
    const cells = columns.flatMap(([key, { count, percent }]) => [
      [key, asNumber(count)],
      [`${key}Pct`, asNumber(percent)],
    ]);
    return { location: label, ...Object.fromEntries(cells), total: asNumber(total) };
  });
}

describe('the chapter as a report to check', () => {
  it('is a report that the contract takes as it is', () => {
    expect(claimReport.parse(chapterReport)).toEqual(chapterReport);
  });

  it.each(['3', '4', '5', '6', '7', '8'])('has every cell of Table %s as printed', (number) => {
    const table = chapterReport.tables.find((each) => each.number === number)!;
    const { title, rows, linkage } = published[`table${number}`]!;
    expect(table.title).toBe(title);
    if (table.shape === 'cooperation') expect(table.linkage).toBe(linkage);
    expect(rowsOf(table)).toEqual(rows);
  });

  it('keeps the precision that was printed', () => {
    const table = chapterReport.tables.find((each) => each.number === '4')!;
    const first = table.shape === 'cooperation' ? table.rows[0] : undefined;
    expect(first?.modes[0]).toEqual({ count: '2', percent: '50.0' });
  });

  it('quotes the running text word for word', () => {
    const quotes = chapterReport.statements.map(({ quote }) => quote);
    expect(quotes).toContain('secara aktif dan pro-aktif yakni sebanyak 58,8 persen');
    expect(quotes).toContain(
      'untuk aspek ketrampilan dan kepercayaan terlihat tidak ada dinamika kluster IKM',
    );
    for (const statement of chapterReport.statements) {
      if (statement.kind !== 'figure') continue;
      expect(statement.quote).toContain(statement.printed.replace('.', ','));
    }
  });
});
