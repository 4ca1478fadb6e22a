import type { ExecuteResult } from '@app/application';
import { demoId } from '../../libs/demo/src/ids.js';
import { Story } from '../support/story.js';

/** Step 5 rests on an agreement: what the two streams do at the same time, and once each. */
let story: Story;
let commands = 0;

const give = (
  as: Parameters<typeof story.stage.execute>[0]['actor'],
  category: 'cluster' | 'agreement',
  command: string,
  stream: string,
  body: object,
): Promise<ExecuteResult> =>
  story.stage.execute({
    category,
    command,
    stream,
    body,
    actor: as,
    commandId: demoId('lapse', commands++),
  });

const terminate = () =>
  give(story.tale.fkak.rep.acting, 'agreement', 'terminate-agreement', story.tale.lpt.agreement, {
    endedOn: story.clock.now().slice(0, 10),
    reason: 'Mitra tidak menjalankan kewajiban',
  });
const approve = () =>
  give(story.tale.cluster.coordinator.acting, 'cluster', 'approve-step', story.tale.cluster.cluster, {
    step: 'lpt',
  });

// Ceper's step 5 was submitted on this day and awaits approval.
beforeEach(async () => {
  story = await Story.upTo('2025-08-11');
});
afterEach(() => story.close());

test('the agreement ends first: approval is refused with the whole checklist', async () => {
  expect(await terminate()).toMatchObject({ ok: true });
  const result = await approve();
  expect(result).toMatchObject({ ok: false, kind: 'refused' });
  expect(result.ok === false && result.kind === 'refused' && result.refusal.checklist).toMatchObject({
    step: 'lpt',
    passes: false,
  });
  await story.settle();
  expect(await story.stateOf('lpt')).toBe('submitted');
});

test('approval comes first: the end of the agreement lapses the step once', async () => {
  expect(await approve()).toMatchObject({ ok: true });
  expect(await terminate()).toMatchObject({ ok: true });
  await story.settle();
  expect(await story.stateOf('lpt')).toBe('lapsed');
  expect(await story.count(story.tale.cluster.cluster, 'StepLapsed')).toBe(1);
});

test('the agreement ends between the approval and its entry: the completion itself is judged again', async () => {
  const { store } = story.engine.services;
  const append = store.append.bind(store);
  store.append = async (request) => {
    // Decided on an agreement in force; by the time it is written there is none.
    if (request.events.some(({ type }) => type === 'StepCompleted')) await terminate();
    return append(request);
  };
  expect(await approve()).toMatchObject({ ok: true });
  store.append = append;
  const [completion] = (await store.readStream(story.tale.cluster.cluster)).slice(-1);
  expect(completion!.events[0]!.type).toBe('StepCompleted');
  await story.settle();
  expect(await story.stateOf('lpt')).toBe('lapsed');
  expect(await story.count(story.tale.cluster.cluster, 'StepLapsed')).toBe(1);
});

test('a reactor that dies between its command and its checkpoint acts once', async () => {
  await approve();
  await terminate();
  await story.settle();
  const { pool, store } = story.engine.services;
  // As if the checkpoint had never been written: the next worker reacts to everything again.
  await pool.query(`update projection.reactor set position = -1 where name = 'lapse'`);
  const before = await store.head();
  await story.settle();
  expect(await store.head()).toEqual(before);
  expect(await story.count(story.tale.cluster.cluster, 'StepLapsed')).toBe(1);
});
