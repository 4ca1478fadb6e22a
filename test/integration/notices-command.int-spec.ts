import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSecrets } from '@app/composition';
import { prepareHome } from '@app/platform';
import { Cast, type Player } from '../support/cast.js';
import { commandLine } from '../support/command-line.js';
import { startTestEngine, type TestEngine } from '../support/engine.js';
import { Program } from '../support/program.js';
import { Scenario } from '../support/scenario.js';

/** `rumpun inbox`, `preferences` and `obligations notices`, where the monitor was told of a cycle to open. */
const MINUTE = 60_000;
let engine: TestEngine;
let home: string;
let scenario: Scenario;
let monitor: Player & { readonly login: string };
let lpt: Player;

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'rumpun-notices-'));
  engine = await startTestEngine(undefined, {}, loadSecrets(prepareHome(path.join(home, 'server'))));
  const { commands, store } = engine.engine.services;
  const cast = await Cast.assemble(commands, store);
  scenario = new Scenario(commands, cast);
  await scenario.notice();
  monitor = { ...cast.players.monitor, login: `monitor.${cast.number}` };
  lpt = cast.players.lpt;
  for (const [type, data] of [
    ['fail-notice', { channel: 'email', person: monitor.person, code: 'bounced', attempt: 1 }],
    ['hand-over-notice', { channel: 'inbox', person: monitor.person, messageId: randomUUID() }],
  ] as const) {
    engine.clock.advance(MINUTE);
    const result = await commands.executeInternal({
      category: 'obligation',
      stream: scenario.ids.obligation,
      command: { type, data: { rung: 'due', ...data } },
      commandId: randomUUID(),
      account: 'sweep',
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
  }
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(home, { recursive: true, force: true });
});

const environment = () => {
  const { appUrl, sealerUrl } = engine.database;
  return { RUMPUN_HOME: home, DATABASE_URL: appUrl, DATABASE_SEALER_URL: sealerUrl };
};
const rumpun = (...args: string[]) => commandLine({ args, env: environment() });

test('the inbox of whoever is named, and how to acknowledge what is in it', async () => {
  const args = ['inbox', '--as', monitor.login];
  const { code, stdout, stderr } = await Program.run({ app: 'cli', args, env: environment() });
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /2026-11-24 09:02 WIB +pengingat pada tenggat +membuka monitoring triwulan +2026-10-01 +belum dipenuhi +- +/,
  );
  expect(stderr).toMatch(/^1 belum dinyatakan diterima\. .*acknowledge-notice/m);
});

test('acknowledging empties what is left to acknowledge, and an empty list says what that means', async () => {
  engine.clock.advance(MINUTE);
  await scenario.gives('obligation', 'acknowledge-notice', {
    as: 'monitor',
    effectiveAt: engine.clock.now(),
  });
  const { stdout } = await rumpun('inbox', '--as', monitor.login, '--unacknowledged', '--lang', 'en');
  expect(stdout).toBe('There is no notice that you have not acknowledged.\n');
});

test('the notices of an obligation in the order of what happened, and whether they came in time', async () => {
  const json = await rumpun('obligations', 'notices', scenario.ids.obligation, '--json');
  const { key, reminded } = JSON.parse(json.stdout) as { key: string; reminded: { owner: string } };
  expect(reminded.owner).toBe('after');
  const { code, stdout } = await rumpun('obligations', 'notices', key, '--lang', 'en');
  expect([code, stdout.trim().split('\n').slice(1)]).toEqual([
    0,
    [
      'Due 2026-10-01; open; owner monitor (contoh) (monitor).',
      '2026-11-24 09:00 WIB  reminder on the due date: monitor (contoh) (monitor)',
      '  2026-11-24 09:01 WIB  failed (bounced: the address cannot be reached), e-mail: monitor (contoh), attempt 1',
      '  2026-11-24 09:02 WIB  handed over to inbox: monitor (contoh)',
      '  2026-11-24 09:03 WIB  acknowledged by monitor (contoh)',
      'Reminded before the due date? No: the first notice was handed over only after the due date.',
    ],
  ]);
});

test('preferences change by what is named, and the rest stays', async () => {
  await rumpun('preferences', 'set', '--as', monitor.login, '--email', 'digest', '--digest-at', '06:30');
  await rumpun('preferences', 'set', '--as', monitor.login, '--unsubscribed', 'step-idle,payment');
  const { stdout } = await rumpun('preferences', 'show', '--as', monitor.login, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    person: monitor.person,
    chosen: true,
    preferences: {
      channels: { email: 'digest', webhook: 'at-once', gateway: 'off' },
      digestAt: '06:30',
      unsubscribed: ['payment', 'step-idle'],
    },
  });
  const cleared = await rumpun(
    'preferences',
    'set',
    '--as',
    monitor.login,
    '--unsubscribed',
    'none',
    '--lang',
    'en',
  );
  expect(cleared.stdout).toMatch(/^e-mail +no +in the daily digest$/m);
  expect(cleared.stdout).not.toContain('Not wanted');
});

test('of somebody who has no channel the page says so, and who can mend it', async () => {
  const { stdout } = await rumpun('preferences', 'show', '--person', lpt.person, '--lang', 'en');
  expect(stdout).toMatch(/^Never set; these are the defaults\./);
  expect(stdout).toContain('Ask a manager or administrator to add an e-mail address.');
});

test.each([
  [['inbox'], 2, 'Say whose: --as LOGIN, or --person ID'],
  [['inbox', '--person', '$LPT', '--as', '$MONITOR'], 1, 'An inbox is read by its owner only'],
  [['inbox', '--as', '$MONITOR', '--limit', '0'], 2, '--limit must be a whole number from 1 to 1000'],
  [['preferences', 'show', '--person', '$LPT', '--as', '$MONITOR'], 1, 'a manager or an administrator'],
  [
    ['preferences', 'set', '--person', '$LPT', '--as', '$MONITOR', '--email', 'off'],
    1,
    'or to be that person',
  ],
  [['preferences', 'set', '--as', '$MONITOR', '--unsubscribed', 'everything'], 1, '/unsubscribed/0: '],
  [
    ['obligations', 'notices', 'fkak-meeting:x:-'],
    1,
    'No notice of the obligation fkak-meeting:x:- was raised',
  ],
])('%j ends with %i and says why', async (args, code, words) => {
  const named: Record<string, string> = { $LPT: lpt.person, $MONITOR: monitor.login };
  const ended = await rumpun(...args.map((arg) => named[arg] ?? arg));
  expect([ended.code, ended.stdout, ended.stderr]).toEqual([code, '', expect.stringContaining(words)]);
});
