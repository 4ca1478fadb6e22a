import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ClaimComparisonPage } from '@app/contracts';
import { enterClaim } from '@app/contracts';
import { Cast } from '../support/cast.js';
import { commandLine } from '../support/command-line.js';
import type { TestEngine } from '../support/engine.js';
import { startTestEngine } from '../support/engine.js';
import { Program } from '../support/program.js';
import { Scenario } from '../support/scenario.js';
import { SurveyScene } from '../support/survey-scene.js';

/** `rumpun claims compare` on an installation with one wave, which the report names; in it 1 of 2 cooperates. */
let engine: TestEngine;
let folder: string;
let survey: string;
let named: string;
let unnamed: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'rumpun-compare-'));
  engine = await startTestEngine();
  const { commands, store, projections } = engine.engine.services;
  const scenario = new Scenario(commands, await Cast.assemble(commands, store));
  const scene = new SurveyScene(scenario);
  await scenario.cluster();
  survey = await scene.open({ synthetic: true });
  const rest = { backward: 'no', forward: 'no', supporting: 'no' };
  const yes = { peer: 'yes', 'peer-mode': 'active', 'peer-partners': { names: ['CPR-02'] } };
  await scene.answer('CPR-01', { ...yes, ...rest });
  await scene.answer('CPR-02', { peer: 'no', ...rest });
  const { report } = enterClaim.schema.parse(enterClaim.example);
  const enter = async (compare: object[]) =>
    (await scenario.gives('claim', 'enter-claim', { with: { region: '33.10', report, compare } })).stream;
  named = await enter([{ location: 'Ceper', survey }]);
  unnamed = await enter([]);
  await projections.waitFor({ id: scene.last }, ['findings'], 10_000);
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const environment = () => {
  const { appUrl, sealerUrl } = engine.database;
  return { RUMPUN_HOME: folder, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
};
const compare = (args: readonly string[]) =>
  commandLine({ args: ['claims', 'compare', ...args], env: environment() });

test('shows the figures that differ, with ours, the difference, n and wave', async () => {
  const args = ['claims', 'compare', named];
  const { code, stdout } = await Program.run({ app: 'cli', args, env: environment() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/\nSINTETIS: .*\n\d+ dari \d+ angka berbeda \(posisi log \d+\)\n/);
  expect(stdout).toMatch(/^Tabel 1, Ceper, .+ {2}4 +1 +-3 +2 +Ceper$/m);
});

test('is the same as data and as a file', async () => {
  const page = JSON.parse((await compare([named, '--json'])).stdout) as ClaimComparisonPage;
  expect(page).toMatchObject({ claim: named, waves: [{ location: 'Ceper', survey }], synthetic: true });
  const { stdout } = await compare([named, '--csv', '--lang', 'en', '--as-of', String(page.position)]);
  expect(stdout).toMatch(/^\uFEFFTable,Figure,Unit,Printed,Ours,Difference,/);
  expect(stdout.split(`,Ceper,${survey}\r\n`)).toHaveLength(page.rows.length + 1);
});

test('takes the waves that it is told', async () => {
  const before = await compare([unnamed]);
  expect([before.code, before.stdout]).toEqual([0, expect.stringContaining('--wave LOKASI=ID')]);
  const { stdout } = await compare([unnamed, '--wave', `Ceper=${survey}`, '--all']);
  expect(stdout).toMatch(/^Tabel 1, Ceper, .+ {2}4 +1 +-3 +2 +Ceper$/m);
});

test.each([
  [['--wave', 'Ceper'], 2, /--wave: "Ceper" harus berbentuk Ceper=/],
  [['--wave', 'Kudus=5c4c01dc-1b85-5afb-932b-fc7ad7d172d0'], 2, /tidak ada baris untuk lokasi ini/],
  [['--as-of', '99999999'], 2, /berada setelah entri terakhir/],
])('refuses %j', async (args, code, message) => {
  const refused = await compare([named, ...args]);
  expect([refused.code, refused.stdout]).toEqual([code, '']);
  expect(refused.stderr).toMatch(message);
});
