import { addressRules, webhookChannel } from '@app/channels';
import { startHttp, type TestHttp } from '../../libs/channels/src/testing/http.js';
import { shutOut, webhookTo } from '../support/reached.js';
import { Reminding } from '../support/reminding.js';

const DUE = '2026-11-25T02:00:00.000Z';
const MEETING_DUE = '2026-12-21T02:00:00.000Z';

let scene: Reminding;
let receiver: TestHttp;
beforeEach(async () => {
  receiver = await startHttp((response) => response.writeHead(204).end());
  scene = await Reminding.begin({ channels: { webhook: webhookChannel({ rules: addressRules() }) } });
});
afterEach(async () => {
  await scene.close();
  await receiver.close();
});

const noticesOf = async (kind: string) => (await scene.stream(await scene.keyOf(kind)))!.notices;

it('a webhook into the own machine is never called; the stream says so and the coordinator hears of it', async () => {
  await webhookTo(scene, 'monitor', `${receiver.url}/hook`);
  await scene.round(DUE);
  await scene.round(DUE);
  expect(receiver.requests).toEqual([]);
  const { due, escalated } = await noticesOf('cycle-opening');
  expect(due!.failed).toMatchObject([{ channel: 'webhook', code: 'address-refused' }]);
  expect(escalated).toMatchObject({ why: 'undeliverable', notice: { to: { role: 'coordinator' } } });
});

it('whoever has no account and no address is not reached, and the next above hears of it', async () => {
  await shutOut(scene, 'coordinator');
  await scene.round(MEETING_DUE);
  await scene.round(MEETING_DUE);
  const { due, escalated } = await noticesOf('forum-meeting');
  const { person } = scene.cast.players.coordinator;
  expect(due!.failed).toMatchObject([{ code: 'no-channel', channel: null, person }]);
  expect(escalated).toMatchObject({ why: 'undeliverable', notice: { to: { role: 'manager' } } });
});
