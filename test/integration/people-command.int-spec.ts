import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets, type PersonFile } from '@app/composition';
import { prepareHome } from '@app/platform';
import { Cast } from '../support/cast.js';
import { commandLine } from '../support/command-line.js';
import { startTestEngine, type TestEngine } from '../support/engine.js';
import { Scenario } from '../support/scenario.js';

/** `rumpun person-file` and `access-records`: what is held of a person, and who read it. */
let engine: TestEngine;
let home: string;
let cast: Cast;
let person: string;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-people-'));
  engine = await startTestEngine(undefined, {}, loadSecrets(prepareHome(path.join(home, 'server'))));
  const { commands, store } = engine.engine.services;
  cast = await Cast.assemble(commands, store);
  const scenario = new Scenario(commands, cast);
  await scenario.formedForum();
  person = cast.players.coordinator.person;
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

const rumpun = (...args: string[]) => {
  const { appUrl, sealerUrl } = engine.database;
  const env = { RUMPUN_HOME: home, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
  return commandLine({ args, env });
};

test("a person's file holds what is known of them, what names them, and who read it", async () => {
  await rumpun('history', cast.players.coordinator.account);
  const out = path.join(home, 'berkas.json');
  const { code, stderr } = await rumpun('person-file', person, '--out', out);
  expect([code, stderr]).toEqual([0, expect.stringContaining(out)]);
  const file = JSON.parse(readFileSync(out, 'utf8')) as PersonFile;
  expect(file).toMatchObject({
    person,
    erased: false,
    name: 'coordinator (contoh)',
    accounts: [{ account: cast.players.coordinator.account, roles: [{ role: 'fpk-member' }] }],
    accessed: [{ account: 'operator', subject: person, what: 'name', purpose: 'rumpun history' }],
  });
  const events = file.history.map(({ event }) => event);
  expect(events).toEqual(expect.arrayContaining(['PersonRegistered', 'AccountOpened', 'MemberSeated']));
  // It is about one person: nobody else is named in it.
  expect(JSON.stringify(file)).not.toContain('Anggota 1 (contoh)');
  expect(statSync(out).mode & 0o777).toBe(0o600);
});

test('that it was taken is on record; it never overwrites a file', async () => {
  const out = path.join(home, 'berkas.json');
  const { code, stderr } = await rumpun('person-file', person, '--out', out, '--lang', 'en');
  expect([code, stderr]).toEqual([1, expect.stringContaining('cannot be written (EEXIST)')]);
  const { stdout } = await rumpun('access-records', '--subject', person, '--json');
  const { rows } = JSON.parse(stdout) as { rows: { what: string; purpose: string }[] };
  expect(rows[0]).toMatchObject({ account: 'operator', what: 'file', purpose: 'rumpun person-file' });
});

test('people may ask for their own, administrators for anybody’s, others for none', async () => {
  const as = (part: 'lpt' | 'coordinator' | 'admin', whose: string) =>
    rumpun('person-file', whose, '--as', `${part}.${cast.number}`, '--json');
  const codes = [
    (await as('coordinator', person)).code,
    (await as('admin', person)).code,
    (await as('lpt', person)).code,
  ];
  expect(codes).toEqual([0, 0, 1]);
});

test('an unknown person and an id that is none are told apart', async () => {
  const unknown = await rumpun('person-file', '0b9d6c1e-5a6f-4a3e-9c57-1f2f8b1d0aff', '--lang', 'en');
  const wrong = await rumpun('person-file', 'siti', '--lang', 'en');
  expect([unknown.code, wrong.code]).toEqual([1, 2]);
  expect([unknown.stderr, wrong.stderr]).toEqual([
    expect.stringContaining('There is no person with id'),
    expect.stringContaining('"siti" is no id'),
  ]);
});

test('records are a table for the auditor, and CSV; an account without that role sees none', async () => {
  const table = await rumpun('access-records', '--subject', person, '--lang', 'en');
  const sheet = await rumpun('access-records', '--csv', '--lang', 'en');
  const refused = await rumpun('access-records', '--as', `manager.${cast.number}`, '--lang', 'en');
  expect(table.stdout).toContain("the person's file");
  expect(sheet.stdout.split('\r\n')[0]).toContain('when,account,reader,about,what,through');
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('Only an auditor')]);
});
