import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '@app/contracts';
import { Cast } from '../support/cast.js';
import { commandLine } from '../support/command-line.js';
import type { TestEngine } from '../support/engine.js';
import { startTestEngine } from '../support/engine.js';
import { Program } from '../support/program.js';
import { Scenario } from '../support/scenario.js';
import { SurveyScene } from '../support/survey-scene.js';

/** `rumpun report` on an installation with one wave: 1 of 3 cooperates with peers. */
let engine: TestEngine;
let folder: string;
let scene: SurveyScene;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-report-'));
  engine = await startTestEngine();
  const { commands, store, projections } = engine.engine.services;
  scene = new SurveyScene(new Scenario(commands, await Cast.assemble(commands, store)));
  await scene.scenario.cluster();
  await scene.open({ synthetic: true });
  const rest = { backward: 'no', forward: 'no', supporting: 'no' };
  await scene.answer('CPR-01', {
    peer: 'yes',
    'peer-mode': 'active',
    'peer-partners': { names: ['CPR-02'] },
    ...rest,
  });
  await scene.answer('CPR-02', { peer: 'no', ...rest });
  await scene.answer('CPR-03', { peer: 'no', ...rest });
  await projections.waitFor({ id: scene.last }, ['findings', 'directory'], 10_000);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => {
  const { appUrl, sealerUrl } = engine.database;
  return { RUMPUN_HOME: folder, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
};
const report = (args: readonly string[]) => commandLine({ args: ['report', ...args], env: environment() });

test('a table with what it rests on, its notes and the position', async () => {
  const { code, stdout } = await report(['cooperation', '--region', '33']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Kerja sama\nSINTETIS: /);
  expect(stdout).toMatch(/^Ceper .* 33,3 /m);
  expect(stdout).toMatch(/^ {2}Ceper: N = 20; n = 3 \(/m);
  expect(stdout).toMatch(/\nPosisi log \d+ · dicatat .+ WIB\n$/);
});

test('the same bytes to a file and to a pipe', async () => {
  const file = path.join(folder, 'laporan.pdf');
  const asOf = (JSON.parse((await report(['cooperation', '--json'])).stdout) as Report).position;
  const args = ['cooperation', '--as-of', String(asOf), '--format', 'csv', '--lang', 'en'];
  const piped = await Program.run({ app: 'cli', args: ['report', ...args], env: environment() });
  const saved = await report([...args, '--out', file]);
  expect([saved.code, saved.stdout, readFileSync(file, 'utf8')]).toEqual([0, '', piped.stdout]);
  const pdf = await report(['cooperation', '--format', 'pdf', '--out', file]);
  expect([pdf.code, readFileSync(file).subarray(0, 5).toString()]).toEqual([0, '%PDF-']);
});

test.each([
  [['gossip'], 2, /Tidak ada laporan "gossip"\. Yang ada: dynamics, cooperation/],
  [['dynamics', '--region', 'Klaten'], 2, /--region: "Klaten" harus berbentuk 33\.10/],
  [['dynamics', '--as-of', '99999999'], 2, /berada setelah entri terakhir/],
  [['dynamics'], 1, /Buka gelombang dengan instrumen “dynamics-jica”/],
  [['cooperation', '--survey', '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0a99'], 1, /Tidak ada gelombang survei/],
])('%j ends with %i and says why', async (args, code, said) => {
  const ended = await report(args);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
  expect(ended.stderr).toMatch(said);
});

test('without a kind it lists them, without an installation', async () => {
  const { code, stdout } = await commandLine({ args: ['report'], env: { RUMPUN_HOME: folder } });
  expect([code, stdout.trim().split('\n').length]).toEqual([0, 7]);
});
