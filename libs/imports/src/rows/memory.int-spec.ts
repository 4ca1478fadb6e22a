import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cooperationV1 } from '@app/programme';
import { workbook, xml } from '../testing/workbooks.js';

const ROWS = 100_000;
/** Megabytes of heap: the program itself takes some 40 of them, and the rows, were they kept, more than 150. */
const HEAP = 96;
const ROOT = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const PROGRAM = path.join(ROOT, 'libs', 'imports', 'src', 'testing', 'read-many.ts');

const ids = cooperationV1.items.map(({ id }) => id);
const HEADER = ['respondent', 'answered_on', 'name', ...ids];

const cellsOf = (n: number): string[] => [
  ...[`CPR-${String(n).padStart(6, '0')}`, '2026-11-24', `Sri Lestari Ningsih ${n}`],
  ...[
    'yes',
    'active',
    `CPR-${n + 1}; CPR-${n + 2}`,
    'no',
    '',
    '',
    'Ada',
    'proaktif',
    '#refused',
    'yes',
    `Koperasi ${n}`,
  ],
];

/** Every text apart from the sheet, as spreadsheet programs keep them. */
function largeWorkbook(): Uint8Array {
  const index = new Map<string, number>();
  const letters = 'ABCDEFGHIJKLMNOP';
  const row = (n: number, cells: readonly string[]) => {
    const inner = cells.map((words, column) => {
      if (words === '') return '';
      if (!index.has(words)) index.set(words, index.size);
      return `<c r="${letters[column]}${n}" t="s"><v>${index.get(words)}</v></c>`;
    });
    return `<row r="${n}">${inner.join('')}</row>`;
  };
  const rows = [row(1, HEADER)];
  for (let n = 1; n <= ROWS; n += 1) rows.push(row(n + 1, cellsOf(n)));
  const texts = [...index.keys()].map((words) => `<si><t>${xml(words)}</t></si>`);
  return workbook({
    sheets: [`<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`],
    sharedStrings: `<sst>${texts.join('')}</sst>`,
  });
}

function largeCsv(): string {
  const lines = [HEADER.join(',')];
  for (let n = 1; n <= ROWS; n += 1) lines.push(cellsOf(n).join(','));
  return lines.join('\r\n');
}

/** @returns what a process with a small heap says of a file */
function readApart(file: string): unknown {
  const loader = path.join(ROOT, 'test', 'support', 'ts-loader.mjs');
  const options = [`--max-old-space-size=${HEAP}`, '--import', loader, PROGRAM, file];
  const { status, stdout, stderr } = spawnSync(process.execPath, options, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

describe(`100,000 rows in a heap of ${HEAP} MB`, () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-imports-'));
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it.each([
    ['CSV', largeCsv],
    ['XLSX', largeWorkbook],
  ])('are read from %s', (_, content) => {
    const file = path.join(folder, 'rows');
    fs.writeFileSync(file, content());
    expect(readApart(file)).toMatchObject({ rows: ROWS, good: ROWS, answers: ROWS * 9 });
  });
});
