import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claimCsv, claimTemplateCsv } from '@app/imports';
import { chapterReport } from '@app/programme';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { commandLine } from '../support/command-line.js';
import { Program } from '../support/program.js';

/** `rumpun claims`: checking files without an installation, and entering them into one. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-claims-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, content: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const claims = (args: readonly string[], env: Record<string, string> = {}) =>
  commandLine({ args: ['claims', ...args], env: { RUMPUN_HOME: folder, ...env } });

describe('check', () => {
  test('a report whose figures hold ends with 0', async () => {
    const { code, stdout, stderr } = await claims(['check', fileOf('holds.csv', claimTemplateCsv('id'))]);
    expect({ code, stderr, counts: stdout.split('\n')[0] }).toEqual({
      code: 0,
      stderr: '',
      counts: expect.stringMatching(/^\d+ tepat, \d+ dalam pembulatan, 0 bertentangan/),
    });
  });

  test('contradictions end with 3, told on both channels', async () => {
    const file = fileOf('chapter.csv', claimCsv(chapterReport, 'id'));
    const args = ['claims', 'check', file, '--lang', 'en'];
    const { code, stdout, stderr } = await Program.run({ app: 'cli', args });
    expect([code, stderr]).toEqual([3, expect.stringMatching(/^Contradictions: \d+\./)]);
    expect(stdout).toMatch(/Table 5.*Tegal.*22.*19|22.*Tegal.*19/);
  });

  test('a refused file ends with 1', async () => {
    const { code, stdout, stderr } = await claims(['check', fileOf('bad.json', '{"title":"x"}')]);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('/source: ')]);
  });
});

test('template prints what the library writes', async () => {
  expect((await claims(['template', '--lang', 'en'])).stdout).toBe(claimTemplateCsv('en'));
});

describe('in an installation', () => {
  let database: LogDatabase;
  let env: Record<string, string>;
  let claim: string;

  beforeAll(async () => {
    database = await createLogDatabase();
    env = { DATABASE_URL: database.appUrl, DATABASE_SEALER_URL: database.sealerUrl };
    const file = fileOf('chapter.json', JSON.stringify(chapterReport));
    const { code, stdout } = await claims(['enter', file, '--region', '33', '--json'], env);
    if (code !== 0) throw new Error(stdout);
    claim = (JSON.parse(stdout) as { claim: string }).claim;
  });
  afterAll(() => database.drop());

  test('a report that was entered is listed and shown', async () => {
    const listed = await claims(['list', '--json'], env);
    expect(JSON.parse(listed.stdout).rows).toMatchObject([{ claim, region: '33', status: 'draft' }]);
    const shown = await claims(['show', claim, '--lang', 'en'], env);
    expect([shown.code, shown.stdout]).toEqual([0, expect.stringContaining(chapterReport.title)]);
    const csv = await claims(['show', claim, '--csv', '--lang', 'en'], env);
    expect(csv.stdout).toMatch(/^\uFEFFNumber,Figure,.*\r\nK-001,/);
  });

  test('an id that is nobody is refused', async () => {
    const nobody = await claims(['show', '00000000-0000-4000-8000-000000000000'], env);
    expect(nobody).toMatchObject({ code: 1, stdout: '' });
  });
});
