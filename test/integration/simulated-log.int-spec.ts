import { randomUUID } from 'node:crypto';
import type { Channel } from '@app/channels';
import { addDays, dayIn, type Notice, obligationStreamId, startOfDay } from '@app/programme';
import { simulateLog } from '@app/reminders';
import { executed } from '../support/cast.js';
import { shutOut } from '../support/reached.js';
import { Reminding } from '../support/reminding.js';

const CLUSTERS = 3;
/** What happens before the simulation: the first cycles are not opened, and some notices acknowledged. */
const BEFORE = ['2026-11-25', '2026-11-30', '2026-12-02', '2026-12-15', '2026-12-28'];
/** Over the end of a quarter, Christmas left behind: nothing is recorded any more. */
const [FROM, UNTIL] = ['2026-12-29', '2027-01-22'];

/** Takes every mail. */
const email: Channel = {
  channel: 'email',
  send: () => Promise.resolve({ status: 'handed-over' }),
  close: () => Promise.resolve(),
} as Channel;

let scene: Reminding;
beforeEach(async () => {
  scene = await Reminding.begin({ channels: { email } });
  for (let index = 1; index < CLUSTERS; index++) await scene.scenario.gives('cluster', 'enrol-cluster');
  await actionItems();
}, 120_000);
afterEach(() => scene.close());

/** For people without an account: one that nothing reaches, one that mail does. */
async function actionItems(): Promise<void> {
  const { commands } = scene.services;
  const [nobody, byMail] = scene.cast.crowd as [string, string];
  const body = { email: 'anggota@example.id', reason: 'Alamat baru' };
  await executed(commands, { category: 'person', command: 'correct-person', stream: byMail, body });
  const actions = [nobody, byMail].map((owner, index) => ({
    ...{ action: randomUUID(), what: 'Menindaklanjuti', owner },
    due: index === 0 ? '2027-01-08' : '2027-01-12',
  }));
  await scene.scenario.gives('forum', 'record-meeting', { with: { actions } });
}

/** Everything that a morning brings, and what comes of it on the same morning. */
async function morning(day: string): Promise<void> {
  const { reminders } = scene.services;
  scene.test.clock.set(new Date(Date.parse(startOfDay('WIB', day)) + 8 * 3_600_000).toISOString());
  for (let raised = 1; raised > 0;) {
    await scene.settle();
    const swept = await reminders.sweepNow();
    expect(swept.failed).toBe(0);
    raised = swept.raised;
    await scene.settle();
    await reminders.deliverNow();
  }
}

/** The monitor acknowledges what was told of one cluster. */
async function acknowledge(): Promise<void> {
  const stream = obligationStreamId(await scene.keyOf('cycle-opening'));
  await executed(scene.services.commands, {
    ...{ category: 'obligation', command: 'acknowledge-notice', stream, body: { rung: 'due' } },
    actor: await scene.cast.acting('monitor'),
  });
}

type Line = Pick<Notice, 'key' | 'rung' | 'to' | 'due'> & { day: string; early: string | null };
const line = ({ day, key, rung, to, due, early }: Line): string =>
  `${day} ${key} ${rung} to ${to.role} ${to.person} due ${due} ${early ?? 'on its day'}`;

/** What was raised since a day, as the streams of obligations say. */
async function raisedSince(from: string): Promise<string[]> {
  const { pool, store } = scene.services;
  const { rows } = await pool.query<{ stream: string }>(
    'select distinct obligation as stream from work.notice',
  );
  const streams = await Promise.all(rows.map(({ stream }) => store.readStream(stream)));
  return streams.flatMap((entries) =>
    entries.flatMap(({ at, events }) =>
      events.flatMap(({ type, data }) => {
        const day = dayIn('WIB', at);
        if ((type !== 'NoticeRaised' && type !== 'NoticeEscalated') || day < from) return [];
        const { why = null, ...notice } = data as Notice & { why?: string };
        return [line({ ...notice, day, early: why === 'overdue' ? null : why })];
      }),
    ),
  );
}

test('a simulation of the log says what the sweep then raises, early rungs among it', async () => {
  for (const day of BEFORE) {
    await morning(day);
    if (day === '2026-11-25') await acknowledge();
  }
  // From now on nobody holds the role.
  await shutOut(scene, 'manager');
  await scene.settle();
  const { pool, store, loader, projections, listener } = scene.services;
  await projections.waitFor({ position: await listener.poll() }, ['notices', 'role_holders'], 20_000);
  const simulated = await simulateLog(
    { source: pool, store, loader, channels: ['inbox', 'email'] },
    { from: FROM, until: UNTIL },
  );
  for (let day = FROM; day <= UNTIL; day = addDays(day, 1)) await morning(day);

  const told = simulated.map(line).sort();
  expect((await raisedSince(FROM)).sort()).toEqual(told);
  const early = new Set(simulated.map((each) => each.early));
  expect([...early].sort()).toEqual([null, 'unacknowledged', 'undeliverable'].sort());
  expect(told.length).toBeGreaterThan(40);
}, 400_000);
