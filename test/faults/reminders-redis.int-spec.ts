import { setTimeout as pause } from 'node:timers/promises';
import { emailChannel } from '@app/channels';
import { jest } from '@jest/globals';
import { simpleParser } from 'mailparser';
import { startSmtp, type TestSmtp } from '../../libs/channels/src/testing/smtp.js';
import { QUICK } from '../../libs/queue/src/testing/parts.js';
import { allTold } from '../support/all-told.js';
import { Cast, executed } from '../support/cast.js';
import { startTestEngine, TEST_NOW, type TestEngine } from '../support/engine.js';
import { hasRedis, type RedisServer, startRedis } from '../support/redis.js';
import { doubled, reminded } from '../support/reminded.js';
import { Scenario } from '../support/scenario.js';
import { WakeupHand } from '../support/wakeup-hand.js';

const CLUSTERS = 4;
/** Mornings on which something is to be said of each cluster's first cycle that nobody opens: the next rung each. */
const [DUE, ESCALATED, OVERDUE, ESCALATED_AGAIN] = [
  '2026-11-25T02:00:00.000Z',
  '2026-11-30T02:00:00.000Z',
  '2026-12-04T02:00:00.000Z',
  '2026-12-16T02:00:00.000Z',
];
/** The next quarter's. */
const NEXT_DUE = '2027-01-05T02:00:00.000Z';

describe('reminders whose queues stand in Redis', () => {
  if (!hasRedis()) {
    test('did not run: there is no redis-server on this machine', () => {
      process.stderr.write('The tests of reminders over Redis did not run: no redis-server on the PATH.\n');
    });
    return;
  }
  let redis: RedisServer;
  let smtp: TestSmtp;
  let scene: TestEngine;
  let hand: WakeupHand | undefined;
  /** Message ids in the order of their arrival. */
  const arrived: string[] = [];
  /** What the mail server waits for before it says that it took a message. */
  let taking: Promise<unknown> = Promise.resolve();

  beforeAll(async () => {
    redis = await startRedis();
    await redis.stop();
    smtp = await startSmtp({
      onData: (stream, _session, done) => {
        void simpleParser(stream).then(async ({ messageId }) => {
          arrived.push(messageId!);
          await taking;
          done();
        }, done);
      },
    });
    const from = { name: 'Rumpun (contoh)', address: 'rumpun@example.id' };
    const email = emailChannel({ smtpUrl: smtp.url, from });
    scene = await startTestEngine(
      TEST_NOW,
      { jobs: false, reminders: 'work' },
      { redisUrl: redis.url, channels: { email }, queuesTiming: QUICK },
    );
    await enrol();
  }, 120_000);
  afterEach(async () => {
    jest.restoreAllMocks();
    await hand?.close();
    hand = undefined;
  });
  afterAll(async () => {
    await scene.close();
    await smtp.close();
    await redis.remove();
  });

  const services = () => scene.engine.services;

  async function enrol(): Promise<void> {
    const { commands, store } = services();
    const cast = await Cast.assemble(commands, store);
    for (const part of ['monitor', 'coordinator', 'manager'] as const) {
      const body = { email: `${part}@example.id`, reason: 'Alamat baru' };
      const stream = cast.players[part].person;
      await executed(commands, { category: 'person', command: 'correct-person', stream, body });
    }
    const scenario = new Scenario(commands, cast);
    await scenario.formedForum();
    for (let index = 0; index < CLUSTERS; index++) await scenario.gives('cluster', 'enrol-cluster');
    await scene.engine.automations.reactors.catchUp();
  }

  async function until(holds: () => Promise<boolean> | boolean, what: string): Promise<void> {
    for (const end = Date.now() + 90_000; !(await holds()); await pause(20)) {
      if (Date.now() <= end) continue;
      const status = JSON.stringify(await services().reminders.status());
      throw new Error(`it did not come about: ${what}; ${status}`);
    }
  }

  const everythingTold = () =>
    until(() => allTold(scene.engine, services().clock.now()), 'everything that is due is told');

  /**
   * Each cluster's notice of that morning is there; each notice was raised once and reached an inbox once; each mail
   * that the log speaks of arrived once, and no other.
   */
  async function toldOnce(morning: string): Promise<void> {
    const { pool, store } = services();
    const { rows } = await pool.query<{ n: number }>(
      `select count(distinct key)::int as n from work.delivery where kind = 'cycle-opening' and raised_at = $1`,
      [morning],
    );
    expect(rows[0]!.n).toBeGreaterThanOrEqual(CLUSTERS);
    const { raised, handedOver, failed } = await reminded(pool, store);
    expect([doubled(raised), doubled(handedOver), doubled(arrived), failed]).toEqual([[], [], [], []]);
    const by = (channel: string) => handedOver.filter((each) => each.includes(` ${channel} `));
    const inInbox = new Set(by('inbox').map((each) => each.split(' ', 2).join(' ')));
    expect([...inInbox].sort()).toEqual([...raised].sort());
    expect(arrived).toHaveLength(by('email').length);
    expect(arrived.length).toBeGreaterThanOrEqual(CLUSTERS);
  }

  /**
   * Moves the clock, and does something while the sweep has told of some units and looks for more, and mails are on
   * their way.
   */
  async function inMidRun(morning: string, act: () => Promise<void>): Promise<void> {
    let goOn = () => {};
    taking = new Promise<void>((resolve) => (goOn = resolve));
    const { units, queues } = services().reminders;
    const claim = units.claim.bind(units);
    let claims = 0;
    const few = jest.spyOn(units, 'claim').mockImplementation(async (now, _many, ...lease) => {
      if (now === morning && ++claims > 1) await taking;
      return claim(now, 2, ...lease);
    });
    const before = arrived.length;
    scene.clock.set(morning);
    await queues.wake('obligations');
    try {
      await until(() => arrived.length > before && claims > 1, 'a mail is on its way');
      expect(await allTold(scene.engine, morning)).toBe(false);
      await act();
    } finally {
      goOn();
    }
    await everythingTold();
    few.mockRestore();
  }

  /** Redis is there, whichever test came before. */
  async function redisUp(): Promise<void> {
    const { queues } = services().reminders;
    await redis.start();
    await until(async () => {
      const { state, schedules } = await queues.status();
      return state === 'reachable' && schedules.every(({ nextAt }) => nextAt !== null);
    }, 'the schedules stand');
  }

  test('away from the very start: what is due is told once Redis comes', async () => {
    expect(await services().reminders.queues.status()).toMatchObject({ state: 'unreachable' });
    scene.clock.set(DUE);
    await redis.start();
    await everythingTold();
    await toldOnce(DUE);
  }, 120_000);

  test('all that Redis holds flushed in mid-run: nothing is missing, nothing comes twice', async () => {
    await redisUp();
    await inMidRun(ESCALATED, () => redis.flush());
    await toldOnce(ESCALATED);
  }, 120_000);

  test('Redis killed in mid-run and started again: nothing is missing, nothing comes twice', async () => {
    await redisUp();
    await inMidRun(OVERDUE, async () => {
      await redis.stop();
      await redis.start();
    });
    await toldOnce(OVERDUE);
  }, 120_000);

  test('all jobs and schedules removed in mid-run: nothing is missing, nothing comes twice', async () => {
    await redisUp();
    hand = await WakeupHand.reach({ kind: 'redis', url: redis.url });
    await inMidRun(ESCALATED_AGAIN, () => hand!.raze());
    await toldOnce(ESCALATED_AGAIN);
  }, 120_000);

  test('all wake-ups lost and none sent any more: the schedule alone finds what is due', async () => {
    await redisUp();
    jest.spyOn(services().reminders.queues, 'wake').mockResolvedValue(false);
    hand = await WakeupHand.reach({ kind: 'redis', url: redis.url });
    await hand.drop();
    scene.clock.set(NEXT_DUE);
    await hand.minutesPass(2, () => allTold(scene.engine, NEXT_DUE));
    await toldOnce(NEXT_DUE);
  }, 120_000);
});
