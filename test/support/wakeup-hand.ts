import { setTimeout as pause } from 'node:timers/promises';
import type { BackendChoice, Link, WakeupQueue } from '../../libs/queue/src/backend/link.js';
import { openPostgres } from '../../libs/queue/src/backend/postgres.js';
import { openRedis } from '../../libs/queue/src/backend/redis.js';

/** A test's own hand in the queue of the reminders, on either backend. */
export class WakeupHand {
  private constructor(
    private readonly link: Link,
    private readonly queue: WakeupQueue,
  ) {}

  static async reach(backend: BackendChoice): Promise<WakeupHand> {
    const link = await (backend.kind === 'postgres'
      ? openPostgres(backend.url, 0)
      : openRedis(backend.url, backend.prefix ?? 'rumpun'));
    const queue = link.queue('main');
    await queue.waitUntilReady();
    return new WakeupHand(link, queue);
  }

  /** Removes every wake-up that waits or is delayed; schedules keep theirs. */
  async drop(): Promise<void> {
    await this.queue.drain(true);
  }

  /** Removes everything: wake-ups under way too, and schedules. */
  async raze(): Promise<void> {
    await this.queue.obliterate({ force: true });
  }

  /** Brings on what the schedules have for the next minute, as if it had come. @returns names of the jobs */
  private async bringOn(): Promise<string[]> {
    const scheduled = (await this.queue.getDelayed()).filter(({ id }) => id!.startsWith('repeat:'));
    // One whose minute comes this very moment is delayed no longer.
    const promoted = await Promise.all(
      scheduled.map((job) =>
        job.promote().then(
          () => [job.name],
          () => [],
        ),
      ),
    );
    return promoted.flat();
  }

  /** Lets minute after minute pass until a condition holds and every schedule had its turn. */
  async minutesPass(schedules: number, holds: () => Promise<boolean>): Promise<void> {
    const brought = new Set<string>();
    for (let turn = 0; turn < 3_000; turn++) {
      for (const name of await this.bringOn()) brought.add(name);
      if (brought.size === schedules && (await holds())) return;
      await pause(20);
    }
    throw new Error(`schedules that had their turn: ${[...brought].join(', ') || 'none'}`);
  }

  async close(): Promise<void> {
    await this.queue.close();
    await this.link.close();
  }
}
