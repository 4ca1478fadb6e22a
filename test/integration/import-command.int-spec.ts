import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FindingsQueries } from '@app/read-models';
import { answeredRows, answersFile } from '../support/answers-file.js';
import { Cast } from '../support/cast.js';
import { commandLine } from '../support/command-line.js';
import { startTestEngine, TEST_NOW, type TestEngine } from '../support/engine.js';
import { Program } from '../support/program.js';
import { Scenario } from '../support/scenario.js';

/** `rumpun import` and `rumpun imports`, on a server without a worker: the command works on its jobs itself. */
let folder: string;
let server: TestEngine;
let survey: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-import-'));
  server = await startTestEngine(TEST_NOW, { jobs: false });
  const { commands, store } = server.engine.services;
  const scenario = new Scenario(commands, await Cast.assemble(commands, store));
  await scenario.survey();
  survey = scenario.ids.survey;
}, 60_000);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => {
  const { appUrl, sealerUrl } = server.database;
  return { RUMPUN_HOME: folder, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
};
const rumpun = (...args: string[]) => commandLine({ args, env: environment() });

async function fileOf(name: string, content: string): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function counted(): Promise<number> {
  const { projections, pool } = server.engine.services;
  const { rows } = await pool.query<{ id: number }>('select max(id)::int as id from log.entry');
  const shown = await projections.waitFor({ id: rows[0]!.id }, ['findings'], 20_000);
  if (!shown.ok) throw new Error('the read model did not come that far');
  return (await new FindingsQueries(pool).wave(survey))!.respondents;
}

test('a file with problems ends with 3: each is named with row and column, and nothing is recorded', async () => {
  const before = await counted();
  const good = await answersFile(answeredRows(1));
  const file = await fileOf('bad.csv', good.replace(',active,', ',perhaps,'));
  const { code, stdout, stderr } = await rumpun('import', file, '--survey', survey, '--lang', 'en');
  expect([code, stdout, stderr]).toEqual([
    3,
    expect.stringMatching(/^Row \d+, column peer-mode: /),
    expect.stringContaining('The file has 1 problems; nothing was recorded.'),
  ]);
  expect(await counted()).toBe(before);
});

test('a good file is checked, then recorded and counted; sent again it changes nothing and says so', async () => {
  const before = await counted();
  const file = await fileOf('good.csv', await answersFile(answeredRows(40, 'S-')));
  const checked = await rumpun('import', file, '--survey', survey, '--check', '--json');
  expect([checked.code, JSON.parse(checked.stdout)]).toMatchObject([0, { status: 'checked', rows: 40 }]);
  expect(await counted()).toBe(before);
  const args = ['import', file, '--survey', survey, '--json'];
  const done = await Program.run({ app: 'cli', args, env: environment() });
  expect([done.code, JSON.parse(done.stdout)]).toMatchObject([0, { status: 'committed', rows: 40 }]);
  expect(await counted()).toBe(before + 40);
  const again = await rumpun('import', file, '--survey', survey, '--lang', 'en');
  expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('imported already')]);
  expect(await counted()).toBe(before + 40);
  const { import: id } = JSON.parse(done.stdout) as { import: string };
  const listed = await rumpun('imports', 'list', '--survey', survey, '--json');
  expect(JSON.parse(listed.stdout)).toContainEqual(
    expect.objectContaining({ import: id, status: 'committed' }),
  );
  const dropped = await rumpun('imports', 'drop', id, '--reason', 'Salah berkas', '--lang', 'en');
  expect([dropped.code, dropped.stdout]).toEqual([1, '']);
});

test('an unknown wave and a file that is not there are said plainly', async () => {
  const file = await fileOf('any.csv', 'respondent\r\n');
  const nowhere = await rumpun('import', file, '--survey', '00000000-0000-4000-8000-000000000000');
  expect([nowhere.code, nowhere.stderr]).toEqual([1, expect.stringContaining('Tidak ada gelombang')]);
  const missing = await rumpun('import', path.join(folder, 'none.csv'), '--survey', survey);
  expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('ENOENT')]);
});
