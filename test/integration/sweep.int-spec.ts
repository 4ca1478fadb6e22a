import type { Engine } from '@app/composition';
import { Story } from '../support/story.js';

/** Ceper's agreement with the LPT ends on 10 August 2027; nobody prolongs it. */
const AFTER_THE_END = '2027-08-11T02:00:00.000Z';
const WORKER = { sealer: true, projections: true, reactors: true, sweeps: true };

let story: Story;

beforeEach(async () => {
  story = await Story.upTo('2025-08-18');
  expect(await story.stateOf('lpt')).toBe('completed');
});
afterEach(() => story.close());

/** Waits for news of the log until a condition holds. */
async function until(engine: Engine, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come about');
    await engine.services.listener.waitForNews(500);
  }
}

const effects = async () => ({
  ended: await story.count(story.tale.lpt.agreement, 'AgreementEnded'),
  lapsed: await story.count(story.tale.cluster.cluster, 'StepLapsed'),
});

test('a worker that was down over the due date expires and lapses when it starts, once', async () => {
  await story.workerGoes();
  story.clock.set(AFTER_THE_END);
  expect(await effects()).toEqual({ ended: 0, lapsed: 0 });
  const first = await story.start(WORKER);
  await until(first, async () => (await story.stateOf('lpt')) === 'lapsed');
  await first.stop();
  const second = await story.start(WORKER);
  await second.automations.sweep.runOnce();
  await second.automations.reactors.catchUp();
  expect(await effects()).toEqual({ ended: 1, lapsed: 1 });
});

test('two workers that sweep at the same time have one effect', async () => {
  await story.settle();
  story.clock.set(AFTER_THE_END);
  const other = await story.start({ sealer: false, projections: false, reactors: false, sweeps: false });
  const outcomes = await Promise.all([
    story.engine.automations.sweep.runOnce(),
    other.automations.sweep.runOnce(),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['done', 'held']);
  await story.settle();
  expect(await effects()).toEqual({ ended: 1, lapsed: 1 });
});

test('the same sweep again finds nothing to do', async () => {
  await story.settle();
  story.clock.set(AFTER_THE_END);
  await story.engine.automations.sweep.runOnce();
  await story.settle();
  const head = await story.engine.services.store.head();
  expect(await story.engine.automations.sweep.runOnce()).toMatchObject({ status: 'done' });
  await story.settle();
  expect(await story.engine.services.store.head()).toEqual(head);
});

test('a sweep that was doubled past its lock has one effect: the command id comes from what is due', async () => {
  await story.settle();
  story.clock.set(AFTER_THE_END);
  await story.engine.automations.sweep.runOnce();
  // The read model has not seen the effect yet: what is listed as due is due no longer.
  const { commands, store } = story.engine.services;
  const [ended] = (await store.readStream(story.tale.lpt.agreement)).slice(-1);
  const again = await commands.executeInternal({
    category: 'agreement',
    stream: story.tale.lpt.agreement,
    command: { type: 'expire-agreement', data: { endedOn: '2027-08-10' } },
    commandId: ended!.commandId,
    account: 'sweep',
  });
  expect(again).toMatchObject({ ok: true, replayed: true, version: ended!.version });
  await story.settle();
  expect(await effects()).toEqual({ ended: 1, lapsed: 1 });
});
