import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { cooperationV1 } from '@app/programme';
import { templateCsv, xlsform } from '@app/imports';
import { jest } from '@jest/globals';
import { contextOf } from '../context.js';
import { CommandFailed } from '../failure.js';
import { createProgram } from '../program.js';

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'rumpun-instrument-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** @returns what the command line prints on standard output; no database is there to be asked */
async function printed(...args: string[]): Promise<string> {
  let all = '';
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    all += String(piece);
    return true;
  });
  try {
    await createProgram(contextOf).parseAsync(['node', 'rumpun', 'instrument', ...args]);
    return all;
  } finally {
    write.mockRestore();
  }
}

test('the instruments that come with the program are listed without a database', async () => {
  expect(await printed('list', '--built-in', '--lang', 'id'))
    .toBe(`kunci             versi  judul                    butir  asal    terbit pada
dynamics-jica     1      Dinamika klaster (JICA)  6      bawaan
cooperation       1      Kerja sama               11     bawaan
problem-handling  1      Cara mengatasi masalah   4      bawaan
problem-handling  2      Cara mengatasi masalah   4      bawaan
`);
});

test('one is shown with its questions, skip rules and codes, the newest version by itself', async () => {
  expect(await printed('show', 'cooperation', '--lang', 'en')).toContain(`
peer-mode: Mode of cooperation with peers [ordinal; only where peer = yes]
    passive    Passive
    active     Active
    proactive  Proactive
`);
  expect(await printed('show', 'problem-handling', '--lang', 'en')).toMatch(
    /^Problem handling \(problem-handling v2\)/,
  );
  expect(JSON.parse(await printed('show', 'cooperation', '1', '--json'))).toEqual(cooperationV1);
});

test('the difference of two versions is told item by item', async () => {
  const [summary, item] = (await printed('diff', 'problem-handling', '1', '2', '--lang', 'id')).split('\n');
  expect([summary, item]).toEqual([
    'Dari versi 1 ke versi 2: 4 dari 4 butir tetap sebanding.',
    expect.stringMatching(/^ {2}\+ Bahan baku \(raw-material\): tetap sebanding; hanya kata-katanya berubah/),
  ]);
});

test('files are those that the library makes', async () => {
  const at = (name: string) => path.join(folder, name);
  await printed('xlsform', 'cooperation', '1', '--out', at('form.xlsx'), '--lang', 'en');
  await printed(
    'template',
    'cooperation',
    '1',
    '--format',
    'csv',
    '--out',
    at('answers.csv'),
    '--lang',
    'id',
  );
  expect(readFileSync(at('form.xlsx')).equals(await xlsform(cooperationV1, 'en'))).toBe(true);
  expect(readFileSync(at('answers.csv'), 'utf8')).toBe(templateCsv(cooperationV1, 'id'));
});

test.each([
  [['show', 'cooperation', '7'], 'No version 7; there are: 1'],
  [['diff', 'problem-handling', '2', '1'], 'Name the earlier version first.'],
  [
    ['xlsform', 'cooperation', '1', '--out', '/nowhere/form.xlsx'],
    'The file /nowhere/form.xlsx cannot be written (ENOENT)',
  ],
])('%j is refused in plain words', async (args, words) => {
  const failure = await printed(...args).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(CommandFailed);
  expect((failure as CommandFailed).text.en).toBe(words);
});
