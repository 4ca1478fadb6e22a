import { emailChannel } from '@app/channels';
import type { Rung } from '@app/contracts';
import { startSmtp, type TestSmtp } from '../../libs/channels/src/testing/smtp.js';
import { mailTo, wishes } from '../support/reached.js';
import { Reminding } from '../support/reminding.js';

// Wednesday 25 November 2026: the first cycle is to be opened. 09:00 and 21:00 in Klaten.
const DUE = '2026-11-25T02:00:00.000Z';
const DUE_NIGHT = '2026-11-25T14:00:00.000Z';
const NEXT_MORNING = '2026-11-26T00:00:00.000Z';
const MONITOR = 'monitor@example.id';
const COORDINATOR = 'koordinator@example.id';

let scene: Reminding;
let smtp: TestSmtp;
/** What the server says of the next recipients. */
let refusals: { readonly code: number; readonly words: string }[];

beforeEach(async () => {
  refusals = [];
  smtp = await startSmtp({
    onRcptTo: (_address, _session, done) => {
      const refusal = refusals.shift();
      if (refusal === undefined) done();
      else done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
  });
  const from = { name: 'Rumpun', address: 'rumpun@example.id' };
  const email = emailChannel({ smtpUrl: smtp.url, from });
  scene = await Reminding.begin({ channels: { email }, publicUrl: 'https://rumpun.example' });
  await mailTo(scene, 'monitor', MONITOR);
});
afterEach(async () => {
  await scene.close();
  await smtp.close();
});

const mailsTo = (address: string) =>
  smtp.mails.filter(({ to }) => to !== undefined && [to].flat()[0]!.text.includes(address));
const noticed = async (rung: Rung) => (await scene.stream(await scene.keyOf('cycle-opening')))!.notices[rung];

it('arrives once, in both languages, under an id by which a second copy is known', async () => {
  await scene.round(DUE);
  await scene.round(DUE);
  const mails = mailsTo(MONITOR);
  expect(mails).toHaveLength(1);
  const { text = '', html = '', messageId = '' } = mails[0]!;
  for (const body of [text, html as string]) {
    expect(body).toContain('Membuka monitoring triwulan');
    expect(body).toContain('Open the monitoring cycle');
  }
  const { rows } = await scene.services.pool.query<{ message: string }>(
    `select message from work.delivery where channel = 'email'`,
  );
  expect(messageId).toContain(rows[0]!.message);
  expect((await noticed('due'))!.handedOver.map(({ channel }) => channel).sort()).toEqual(['email', 'inbox']);
});

it('that bounces is said to the stream, and the obligation goes to the coordinator', async () => {
  refusals.push({ code: 550, words: '5.1.1 no such user' });
  await mailTo(scene, 'coordinator', COORDINATOR);
  await scene.round(DUE);
  await scene.round(DUE);
  expect((await noticed('due'))!.failed).toMatchObject([{ channel: 'email', code: 'bounced' }]);
  expect(await noticed('escalated')).toMatchObject({ why: 'undeliverable' });
  expect(mailsTo(COORDINATOR)).toHaveLength(1);
  expect(mailsTo(COORDINATOR)[0]!.text).toContain('perlu perhatian Anda');
});

it('that a busy server puts off is tried again later and told once', async () => {
  refusals.push({ code: 451, words: '4.2.0 try again later' });
  await scene.round(DUE);
  expect(smtp.mails).toHaveLength(0);
  expect((await noticed('due'))!.failed).toEqual([]);
  await scene.round('2026-11-25T02:01:00.000Z');
  expect(mailsTo(MONITOR)).toHaveLength(1);
});

it('is held back in the quiet hours, which the inbox does not disturb', async () => {
  const { reminders } = scene.services;
  scene.test.clock.set(DUE);
  await scene.settle();
  await reminders.sweepNow();
  await scene.settle();
  scene.test.clock.set(DUE_NIGHT);
  await reminders.deliverNow();
  expect((await noticed('due'))!.handedOver.map(({ channel }) => channel)).toEqual(['inbox']);
  expect(smtp.mails).toHaveLength(0);
  await scene.round(NEXT_MORNING);
  expect(mailsTo(MONITOR)).toHaveLength(1);
});

it('gathers what falls due on a day, where a daily digest is wished', async () => {
  await wishes(scene, 'monitor', { channels: { email: 'digest' }, digestAt: '16:00' });
  await scene.round('2027-01-11T02:00:00.000Z');
  expect(mailsTo(MONITOR)).toHaveLength(0);
  await scene.round('2027-01-11T09:00:00.000Z');
  const mails = mailsTo(MONITOR);
  expect(mails).toHaveLength(1);
  expect(mails[0]!.subject).toContain('3 obligations: 2 overdue, 1 due');
  const { rows } = await scene.services.pool.query(
    `select distinct digest_message from work.delivery where channel = 'email' and digest and state = 'handed-over'`,
  );
  expect(rows).toHaveLength(1);
});

/** Token of the first address of a text. */
const tokenIn = (text: string): string => /notice-answers\/([\w-]+)/.exec(text)![1]!;

it('is acknowledged by the link that stands in it, and nobody above is told early', async () => {
  await scene.round(DUE);
  await scene.services.answers.answer(tokenIn(mailsTo(MONITOR)[0]!.text!));
  await scene.round('2026-11-30T02:00:00.000Z');
  const { person } = scene.cast.players.monitor;
  expect((await noticed('due'))!.acknowledged).toMatchObject([{ person }]);
  expect(await noticed('escalated')).toBeUndefined();
});

it('of several is acknowledged as a whole', async () => {
  await wishes(scene, 'monitor', { channels: { email: 'digest' }, digestAt: '16:00' });
  await scene.round('2027-01-11T02:00:00.000Z');
  await scene.round('2027-01-11T09:00:00.000Z');
  const token = tokenIn(mailsTo(MONITOR)[0]!.text!);
  expect(await scene.services.answers.look(token)).toMatchObject({ digest: true, done: false });
  await scene.services.answers.answer(token);
  const { rows } = await scene.services.pool.query<{ obligation: string; rung: Rung }>(
    `select obligation, rung from work.delivery where channel = 'email' and digest order by message`,
  );
  expect(rows).toHaveLength(3);
  for (const { obligation, rung } of rows) {
    const known = await scene.services.loader.obligation(obligation);
    expect(known!.state.notices[rung]!.acknowledged).toHaveLength(1);
  }
  expect(await scene.services.answers.look(token)).toMatchObject({ done: true });
});

it('stops by its one-click header for its kind, and what is mandatory still comes', async () => {
  await mailTo(scene, 'coordinator', COORDINATOR);
  const meetings = () => mailsTo(COORDINATOR).filter(({ subject }) => subject!.includes('meeting'));
  await scene.round('2026-12-16T02:00:00.000Z');
  expect(meetings().map(({ subject }) => subject)).toEqual([expect.stringContaining('Pengingat')]);
  const headers = meetings()[0]!
    .headerLines.map(({ line }) => line)
    .join('\n');
  expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  await scene.services.answers.answer(tokenIn(headers.replaceAll(/\r?\n\s+/g, '')));
  await scene.round('2027-01-15T02:00:00.000Z');
  const { rows } = await scene.services.pool.query<{ rung: string; channel: string }>(
    `select rung, channel from work.delivery where kind = 'forum-meeting' and rung = 'before' order by raised_at`,
  );
  expect(rows.filter(({ channel }) => channel === 'email')).toHaveLength(1);
  await scene.round('2027-01-20T02:00:00.000Z');
  expect(meetings().at(-1)!.subject).toContain('Jatuh tempo');
});
