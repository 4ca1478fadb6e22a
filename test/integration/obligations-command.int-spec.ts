import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets } from '@app/composition';
import type { AgendaItemView, ObligationWhyView } from '@app/contracts';
import { prepareHome } from '@app/platform';
import { commandLine } from '../support/command-line.js';
import { Program } from '../support/program.js';
import { Reminding } from '../support/reminding.js';

/**
 * `rumpun obligations list`, `why` and `simulate`, `queues` and `deliveries`, where the monitor was told of a cycle to
 * open. The program's own clock is the machine's.
 */
const DUE = '2026-11-25T02:00:00.000Z';
const KIND = 'cycle-opening';
let scene: Reminding;
let home: string;
let key: string;
/** Whatever its state. */
let all: AgendaItemView[];

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-obligations-'));
  scene = await Reminding.begin(loadSecrets(prepareHome(path.join(home, 'server'))));
}, 60_000);
afterAll(async () => {
  await scene.close();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => {
  const { appUrl, sealerUrl } = scene.test.database;
  return { RUMPUN_HOME: home, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
};
const command = (...args: string[]) => commandLine({ args, env: environment() });
const rumpun = (...args: string[]) => command('obligations', ...args);
const listed = async (...args: string[]) => {
  const { stdout } = await rumpun('list', '--json', ...args);
  return (JSON.parse(stdout) as { rows: AgendaItemView[] }).rows;
};

test('before a worker looked, the list says so and not that nothing is due', async () => {
  await scene.settle();
  const { code, stdout } = await Program.run({
    app: 'cli',
    args: ['obligations', 'list', '--lang', 'en'],
    env: environment(),
  });
  expect([code, stdout]).toEqual([
    0,
    'Obligations were not worked out yet: no worker has looked at the agenda. Start one: npm run start:worker\n',
  ]);
});

describe('once the worker looked', () => {
  beforeAll(async () => {
    await scene.round(DUE);
    key = await scene.keyOf(KIND);
    all = await listed('--state', 'all');
  }, 60_000);

  test('the list has what is due by its date: where, whose, and what comes next', async () => {
    const { code, stdout, stderr } = await rumpun('list', '--lang', 'en');
    const [head, ...lines] = stdout.trim().split('\n');
    expect([code, head]).toEqual([
      0,
      expect.stringMatching(/^due +state +what +where +owner +next notice +key$/),
    ]);
    const line = lines.find((each) => each.endsWith(key))!;
    expect(line).toMatch(
      /^2026-11-25 +\S.* open the monitoring cycle .*\(33\.10\) +monitor +\d{4}-\d\d-\d\d 0\d:\d\d WIB /,
    );
    expect(lines.map((each) => each.slice(0, 10))).toEqual(lines.map((each) => each.slice(0, 10)).sort());
    expect(stderr).toContain(`${lines.length} obligations`);
  });

  test('filters keep what they name', async () => {
    const { cluster } = scene.scenario.ids;
    const mine = all.filter((row) => row.cluster === cluster);
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.length).toBeLessThan(all.length);
    expect(await listed('--state', 'all', '--cluster', cluster)).toEqual(mine);
    expect(await listed('--state', 'all', '--region', '33')).toEqual(all);
    expect(await listed('--region', '34')).toEqual([]);
    const owned = await listed('--state', 'all', '--owner-role', 'monitor', '--until', '2026-11-30');
    expect(owned).toEqual(all.filter(({ owner, due }) => owner.role === 'monitor' && due <= '2026-11-30'));
    expect(owned.map((row) => row.key)).toContain(key);
  });

  test('as CSV it is what a spreadsheet set to the language opens', async () => {
    const { stdout } = await rumpun('list', '--csv', '--lang', 'id');
    const [head, ...lines] = stdout.trim().split('\r\n');
    expect(head).toBe(
      '\uFEFFtenggat;keadaan;apa;di mana;penanggung jawab;pemberitahuan berikut;kunci'.trim(),
    );
    expect(lines).toHaveLength(all.filter(({ state }) => state === 'open').length);
  });

  test('why says where it comes from, who is told when, what was told and what comes next', async () => {
    const { code, stdout } = await rumpun('why', key, '--lang', 'en');
    expect(code).toBe(0);
    const cluster = scene.scenario.ids.cluster;
    expect(stdout.split('\n')[0]).toBe(`open the monitoring cycle (${key})`);
    expect(stdout).toMatch(
      /Due 2026-11-25; (open|overdue); owner monitor\. Grace of \d working days: overdue from 2026-1[12]-\d\d\./,
    );
    expect(stdout).toMatch(new RegExp(`^  ClusterEnrolled  ${cluster} v1$`, 'm'));
    expect(stdout).toMatch(
      /^ {2}2026-11-25 {2}reminder on the due date: monitor; raised 2026-11-25 09:00 WIB$/m,
    );
    expect(stdout).toMatch(/^ {4}2026-11-25 09:00 WIB {2}handed over to inbox: monitor \(contoh\)$/m);
    expect(stdout).toMatch(/^Next: 2026-1[12]-\d\d 0\d:00 WIB, overdue, to monitor\.$/m);
  });

  test('why works by the id of the stream as well, and where nobody was told yet', async () => {
    const told = all.find((row) => row.key === key)!.obligation;
    const byId = JSON.parse((await rumpun('why', told, '--json')).stdout) as ObligationWhyView;
    expect(byId.key).toBe(key);
    const quiet = all.find((row) => row.due > '2026-12-01')!.key;
    const { code, stdout } = await rumpun('why', quiet, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ key: quiet, told: null, state: 'open' });
  });

  test('of a key with a slip it names those that were probably meant', async () => {
    const slip = key.replace('opening', 'openning');
    const { code, stdout, stderr } = await rumpun('why', slip, '--lang', 'en');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`There is no obligation ${slip}. Did you mean:\n  - ${key}\n`);
  });

  test.each([
    [['list', '--until', '2026-13-01'], 2, '--until must be a day'],
    [['list', '--region', 'Jawa'], 2, '--region must be the code of a region'],
    [['list', '--owner-role', 'boss'], 2, '--owner-role must be one of: coordinator'],
    [['list', '--cluster', 'x'], 2, '--cluster must be the id of a cluster'],
    [['why', 'x'], 1, 'There is no obligation x. List all with: rumpun obligations list --state all'],
  ])('%j ends with %i and says why', async (args, code, words) => {
    const ended = await rumpun(...args);
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([code, '', expect.stringContaining(words)]);
  });

  const span = ['--from', '2026-11-25', '--until', '2027-01-31'];

  test('a simulation says what would be sent and what falls due, and goes on where notices stand', async () => {
    const { code, stdout, stderr } = await rumpun('simulate', ...span, '--json');
    const { notices, due } = JSON.parse(stdout) as {
      notices: { day: string; key: string; rung: string; early: string | null }[];
      due: { key: string; due: string }[];
    };
    expect(code).toBe(0);
    // The reminder on the due date went out in the round before, and nobody acknowledged it.
    const own = notices.filter((each) => each.key === key);
    expect(own.map(({ day, rung, early }) => `${day} ${rung} ${early}`)).toEqual([
      '2026-11-27 escalated unacknowledged',
      '2026-12-01 overdue null',
      '2026-12-02 escalated-again unacknowledged',
    ]);
    expect(notices.map(({ day }) => day)).toEqual(notices.map(({ day }) => day).sort());
    expect(due.every((each) => each.due >= '2026-11-25' && each.due <= '2027-01-31')).toBe(true);
    const opening = due.filter((each) => each.key.startsWith(`${KIND}:`)).map((each) => each.due);
    expect(opening).toEqual(['2026-11-25', expect.stringMatching(/^2027-01-/)]);
    expect(stderr).toContain(`${due.length} kewajiban jatuh tempo, ${notices.length} pemberitahuan`);
    expect(stderr).toContain('mulai sekarang tidak ada yang menyatakan tanda terima');
  });

  test('in a table it says why something goes out before its day, and what it assumes', async () => {
    const { stdout, stderr } = await rumpun(
      'simulate',
      '--from',
      '2026-11-26',
      '--until',
      '2026-12-10',
      '--lang',
      'en',
    );
    expect(stdout).toMatch(/^2026-11-27 +escalated: not acknowledged +coordinator \(contoh\) /m);
    expect(stderr).toContain('Assuming that nothing more is recorded; that nobody acknowledges anything');
    expect(stderr).toContain('has a channel (inbox, webhook)');
  });

  test('a simulation of another region says that nothing would be sent', async () => {
    const { code, stdout } = await rumpun('simulate', ...span, '--region', '34', '--lang', 'en');
    expect([code, stdout]).toEqual([0, 'Nothing would be sent.\n']);
  });

  test.each([
    [['--from', '2026-11-25', '--until', '2026-11-01'], 'lies before 2026-11-25'],
    [
      ['--from', '2026-11-25', '--until', '2032-01-01'],
      'A simulation covers five years at most: from 2026-11-25 to 2031-11-29',
    ],
    [['--until', '2102-01-01', '--from', '2100-01-01'], 'covers the years 2000 to 2100'],
  ])('a simulation %j is refused', async (args, words) => {
    const ended = await rumpun('simulate', ...args);
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([2, '', expect.stringContaining(words)]);
  });

  test('the queues are looked at without working on them, and a retry of nothing says so', async () => {
    const args = ['queues', 'status', '--lang', 'en'];
    const { code, stdout } = await Program.run({ app: 'cli', args, env: environment() });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Queues in PostgreSQL\.$/m);
    expect(stdout).toMatch(/^Agenda: 2 forums and clusters; \d+ waiting; 0 failing\.$/m);
    expect(stdout).toMatch(
      /^Deliveries: 0 not addressed yet; \d+ waiting, \d+ of them due.*; 0 given up\.$/m,
    );
    const gone = await command('queues', 'retry', '4711', '--lang', 'en');
    expect([gone.code, gone.stderr]).toEqual([
      1,
      expect.stringContaining('No job of that id is in the queues'),
    ]);
    expect((await command('queues', 'retry')).code).toBe(2);
  });

  test('a delivery that was given up is shown with its reason and tried again', async () => {
    const { rows } = await scene.services.pool.query<{ message: string }>(
      `update work.delivery set state = 'failed', problem = $1 where message =
         (select message from work.delivery limit 1) returning message`,
      [JSON.stringify({ code: 'bounced', text: { id: 'dikembalikan', en: 'the address bounced' } })],
    );
    const { message } = rows[0]!;
    const { stdout } = await command('deliveries', 'dead', '--lang', 'en');
    expect(stdout.split('\n')[1]).toMatch(new RegExp(`inbox .* the address bounced +${message}$`));
    expect((await command('deliveries', 'retry', '--all', '--lang', 'en')).stdout).toMatch(
      /^1 deliveries are/,
    );
    const again = await command('deliveries', 'retry', message, '--lang', 'en');
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining(`${message} was given up`)]);
  });
});
