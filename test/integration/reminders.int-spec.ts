import { randomUUID } from 'node:crypto';
import { Reminding } from '../support/reminding.js';

// Wednesday 25 November 2026 is the first working day after the enrolment: the cycle of the quarter is to be opened.
const DUE = '2026-11-25T02:00:00.000Z';
const DUE_NIGHT = '2026-11-25T14:00:00.000Z';
const KIND = 'cycle-opening';

let scene: Reminding;
beforeEach(async () => {
  scene = await Reminding.begin();
}, 60_000);
afterEach(() => scene.close());

const rungs = async () => (await scene.told(KIND)).map(({ rung, state }) => `${rung} ${state}`);

it('tells whoever holds the role, once, however often everything runs', async () => {
  await scene.round(DUE);
  await scene.round(DUE);
  const told = await scene.told(KIND);
  expect(told).toMatchObject([
    { rung: 'due', channel: 'inbox', person: scene.cast.players.monitor.person, state: 'handed-over' },
  ]);
  const stream = await scene.stream(told[0]!.key);
  expect(stream!.notices.due).toMatchObject({ handedOver: [{ channel: 'inbox' }], failed: [] });
});

it('raises nothing in the quiet hours, and makes up for it in the morning', async () => {
  await scene.round(DUE_NIGHT);
  expect(await rungs()).toEqual([]);
  await scene.round('2026-11-26T00:00:00.000Z');
  expect(await rungs()).toEqual(['due handed-over']);
});

it('stops with what was recorded, and says to the stream which entry met it', async () => {
  await scene.round(DUE);
  const key = await scene.keyOf(KIND);
  await scene.scenario.gives('cycle', 'open-cycle', { as: 'monitor', with: { period: '2026-Q4' } });
  await scene.round('2026-12-15T02:00:00.000Z');
  expect(await rungs()).toEqual(['due handed-over']);
  expect((await scene.stream(key))!.settled).toMatchObject({ why: null, by: { type: 'CycleOpened' } });
});

it('goes up the ladder before its day when nobody acknowledges, and not when somebody does', async () => {
  await scene.round(DUE);
  const key = await scene.keyOf(KIND);
  await scene.round('2026-11-30T02:00:00.000Z');
  const { notices } = (await scene.stream(key))!;
  expect(notices.escalated).toMatchObject({ why: 'unacknowledged' });
  expect(notices.overdue).toBeUndefined();
});

it('stays with whoever acknowledged until it is overdue', async () => {
  await scene.round(DUE);
  const key = await scene.keyOf(KIND);
  const { stream } = (await scene.services.loader.obligation((await streamOf(key))!))!;
  const monitor = await scene.cast.acting('monitor');
  const result = await scene.services.commands.execute({
    ...{ category: 'obligation', command: 'acknowledge-notice', stream, body: { rung: 'due' } },
    ...{ commandId: randomUUID(), actor: monitor },
  });
  expect(result.ok).toBe(true);
  await scene.round('2026-11-30T02:00:00.000Z');
  expect(await rungs()).toEqual(['due handed-over']);
});

it('goes up at once where nobody holds the role', async () => {
  const { account } = scene.cast.players.monitor;
  await scene.scenario.commands.execute({
    ...{ category: 'account', command: 'disable-account', stream: account, body: { reason: 'Cuti' } },
    ...{ commandId: randomUUID(), actor: await scene.cast.acting('operator') },
  });
  await scene.round(DUE);
  await scene.round(DUE);
  const stream = await scene.stream(await scene.keyOf(KIND));
  expect(stream!.notices.due!.failed).toMatchObject([{ code: 'nobody', channel: null }]);
  expect(stream!.notices.escalated).toMatchObject({
    why: 'undeliverable',
    notice: { to: { role: 'coordinator' } },
  });
});

it('a pass writes only the obligations that changed', async () => {
  await scene.round(DUE);
  const rows = async () => {
    const { rows: all } = await scene.services.pool.query<{ key: string; what: string; version: string }>(
      `select key, md5(concat(data, noted, next_rung, next_at)) as what, xmin::text as version
       from work.obligation order by key`,
    );
    return new Map(all.map(({ key, ...row }) => [key, row]));
  };
  const before = await rows();
  await scene.scenario.gives('cycle', 'open-cycle', { as: 'monitor', with: { period: '2026-Q4' } });
  await scene.round(DUE);
  const after = await rows();
  const kept = [...after].filter(([key, { what }]) => before.get(key)?.what === what);
  expect(kept.filter(([key, { version }]) => before.get(key)!.version !== version)).toEqual([]);
  expect([kept.length > 0, kept.length < after.size]).toEqual([true, true]);
});

it('makes the agenda anew from the log and repeats nothing', async () => {
  await scene.round(DUE);
  const { pool, reminders } = scene.services;
  await pool.query('delete from work.delivery');
  await pool.query('delete from work.notice');
  await reminders.renew();
  await scene.round(DUE);
  const stream = await scene.stream(await scene.keyOf(KIND));
  expect(stream!.notices.due!.handedOver).toHaveLength(1);
  expect(await rungs()).toEqual(['due handed-over']);
});

const streamOf = async (key: string) =>
  (
    await scene.services.pool.query<{ id: string }>(
      'select obligation as id from work.delivery where key = $1',
      [key],
    )
  ).rows[0]?.id;
