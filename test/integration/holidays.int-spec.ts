import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';
import { commandLine } from '../support/command-line.js';
import { Program } from '../support/program.js';

/** `rumpun holidays` as an administrator uses it once a year, when the decree is out. */
let home: string;
let database: LogDatabase;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-holidays-'));
  database = await createLogDatabase();
});
afterAll(async () => {
  await database.drop();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => ({
  RUMPUN_HOME: home,
  DATABASE_URL: database.appUrl,
  DATABASE_SEALER_URL: database.sealerUrl,
});
const rumpun = (...args: string[]) => commandLine({ args: ['holidays', ...args], env: environment() });
const file = (...rows: string[]): string => {
  const name = path.join(home, 'libur.csv');
  writeFileSync(name, ['day,kind,name_id,name_en,decree', ...rows].join('\n'));
  return name;
};
const days = async (year: number) => {
  const { stdout } = await rumpun('list', '--region', '33.10', '--year', String(year), '--json');
  const { holidays } = JSON.parse(stdout) as { holidays: { day: string; source: string }[] };
  return holidays.filter(({ source }) => source === 'recorded').map(({ day }) => day);
};

test('a file is recorded once, for every region below', async () => {
  const decree = path.resolve('docs/holidays/indonesia-2026.csv');
  const first = await Program.run({ app: 'cli', args: ['holidays', 'import', decree], env: environment() });
  const again = await rumpun('import', decree);
  expect([first.code, first.stdout.trim(), again.code, again.stdout.trim()]).toEqual([
    0,
    '25 hari libur dicatat untuk wilayah 00, 0 sudah tercatat.',
    0,
    '0 hari libur dicatat untuk wilayah 00, 25 sudah tercatat.',
  ]);
  const { stdout } = await rumpun('list', '--region', '33.10', '--year', '2026', '--lang', 'en');
  expect(stdout).toMatch(/2026-03-23 +collective leave \(cuti bersama\) +Collective leave for Eid al-Fitr/);
  expect(stdout).toContain('240 working days in 2026, in weeks of 5 (WIB)');
});

test('of a file with faults nothing is recorded, and each is named with its row and column', async () => {
  const { code, stderr } = await rumpun(
    'import',
    file('2027-03-10,national,Idulfitri,Eid al-Fitr,', '10/03/2027,libur,,Eid al-Fitr,'),
  );
  expect([code, await days(2027)]).toEqual([1, []]);
  expect(stderr).toContain('baris 3, kolom day: harus hari kalender seperti 2026-03-21');
  expect(stderr).toContain('row 3, column name_id: must not be empty');
});

test.each([
  [['list', '--year', '1999'], 2, 'covers the years 2000 to 2100, not 1999'],
  [['list', '--year', 'banana'], 2, 'covers the years 2000 to 2100'],
  [['list', '--region', 'Klaten'], 2, '--region must look like 33.10, not Klaten'],
  [['import', '/tidak/ada.csv'], 2, 'cannot be read (ENOENT)'],
])('%j ends with %i and says why', async (args, code, words) => {
  const ended = await rumpun(...args);
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringContaining(words)]);
});
