import { stepKeys } from '@app/contracts';
import { parse } from 'csv-parse/sync';
import { boardCsv } from './board-csv.js';
import type { BoardEntry } from './board-entry.js';

const row: BoardEntry = {
  cluster: '00000000-0000-4000-8000-000000000c15',
  forum: '00000000-0000-4000-8000-000000000f01',
  region: '33.10',
  name: '=HYPERLINK("http://x";"Ceper")',
  aliases: ['Ceper, "Klaten"'],
  sector: 'industry',
  stage: 'sentra',
  standing: 'active',
  enrolledAt: '2026-01-05T00:00:00.000Z',
  step: null,
  steps: stepKeys.codes.map((key, index) => ({
    ...{ key, number: index + 1, state: 'completed' as const, since: '2026-01-05T00:00:00.000Z' },
    ...{ days: 1, met: 1, total: 1, ready: false, flags: [] },
  })),
  blocking: null,
  waitingFor: null,
  flags: [],
  overdue: [],
  nextDue: null,
  recheck: false,
  lastNews: null,
};

async function csvOf(rows: readonly BoardEntry[], language: 'id' | 'en'): Promise<string> {
  async function* each() {
    yield* rows;
    await Promise.resolve();
  }
  let csv = '';
  for await (const line of boardCsv(each(), language)) csv += line;
  return csv;
}

test('a name that a spreadsheet would execute is a text, quotes and commas hold, numbers stay numbers', async () => {
  const csv = await csvOf([row], 'en');
  expect(csv.startsWith('\uFEFFCluster,')).toBe(true);
  expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const [line] = parse(csv, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
    string,
    string
  >[];
  expect(line).toMatchObject({
    Cluster: '\'=HYPERLINK("http://x";"Ceper")',
    Aliases: 'Ceper, "Klaten"',
    Overdue: '0',
    'Next due': '',
  });
});

test('in Indonesian fields are set apart by semicolons, as spreadsheets with a decimal comma expect', async () => {
  const csv = await csvOf([row], 'id');
  const [line] = parse(csv, { bom: true, columns: true, delimiter: ';' }) as Record<string, string>[];
  expect(line).toMatchObject({ Alias: 'Ceper, "Klaten"', 'Kode wilayah': '33.10' });
});
