import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimTemplateCsv } from '@app/imports';
import { checkClaims, chapterReport } from '@app/programme';
import { CommandFailed } from '../../failure.js';
import { Output } from '../../output.js';
import { reportFrom } from './claim-file.js';
import { contradictionsIn, verdictsText } from './claim-text.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-claim-file-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const out = new Output('id', false);
const read = (name: string, content: string, names = {}) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return reportFrom(out, file, names);
};
const refusal = async (reading: Promise<unknown>) => {
  const error = await reading.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (!(error instanceof CommandFailed)) throw new Error('it was not refused');
  return error;
};

describe('a report from a file', () => {
  test('is JSON by its ending, a table of cells otherwise', async () => {
    const json = await read('chapter.JSON', JSON.stringify(chapterReport));
    const csv = await read('template.csv', claimTemplateCsv('id'));
    expect([json, csv.tables.length]).toEqual([chapterReport, 3]);
  });

  test('is called by the file where it has no title, or as it is told', async () => {
    const lines = 'table,shape,row,column,printed\n1,cooperation,Ceper,ya,4\n';
    const [plain, told] = [await read('own.csv', lines), await read('own.csv', lines, { title: 'Kami' })];
    expect([plain.title, plain.source, told.title, told.source]).toEqual([
      'own.csv',
      'own.csv',
      'Kami',
      'own.csv',
    ]);
  });

  test.each([
    [
      'bad.csv',
      claimTemplateCsv('en').replace(',4,', ',=4,'),
      1,
      'Row 3, column printed: begins like a formula',
    ],
    ['broken.json', '{', 1, 'is not JSON'],
    ['wrong.json', '{"title":"x"}', 1, '/tables: '],
  ])('%s is refused with everything that is wrong', async (name, content, exitCode, said) => {
    const error = await refusal(read(name, content));
    expect([
      error.exitCode,
      error.text.en.includes(said),
      error.text.id.includes('belum dapat diperiksa'),
    ]).toEqual([exitCode, true, true]);
  });

  test('that is not there is an error of its own', async () => {
    expect((await refusal(reportFrom(out, path.join(folder, 'nowhere.csv'), {}))).exitCode).toBe(2);
  });
});

describe('what was found, as text', () => {
  const checked = checkClaims(chapterReport);

  test('leaves out what agrees exactly unless all is asked for', () => {
    const numbers = (text: string) => text.match(/^K-\d+/gm)?.length;
    expect([numbers(verdictsText(out, checked, false)), numbers(verdictsText(out, checked, true))]).toEqual([
      checked.verdicts.length - checked.counts.exact!,
      checked.verdicts.length,
    ]);
  });

  test('counts findings that cannot be right with the figures that cannot', () => {
    const findings = checked.findings.filter(({ severity }) => severity === 'contradiction').length;
    expect([findings > 0, contradictionsIn(checked)]).toEqual([
      true,
      checked.counts.contradicted! + findings,
    ]);
  });
});
