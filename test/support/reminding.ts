import type { NoticeChannel, Rung } from '@app/contracts';
import type { ObligationState } from '@app/programme';
import { obligationStreamId } from '@app/programme';
import { Cast } from './cast.js';
import { startTestEngine, type TestEngine } from './engine.js';
import { Scenario } from './scenario.js';

export interface ToldRow {
  readonly key: string;
  readonly rung: Rung;
  readonly channel: NoticeChannel;
  readonly person: string;
  readonly state: string;
}

/** An engine whose reminders act when the test says so, on a programme with a forum and a cluster. */
export class Reminding {
  private constructor(
    readonly test: TestEngine,
    readonly cast: Cast,
    readonly scenario: Scenario,
  ) {}

  static async begin(options: Parameters<typeof startTestEngine>[2] = {}): Promise<Reminding> {
    const test = await startTestEngine(undefined, {}, options);
    const { commands, store } = test.engine.services;
    return Reminding.on(test, await Cast.assemble(commands, store));
  }

  /** On an engine that runs already. */
  static async on(test: TestEngine, cast: Cast): Promise<Reminding> {
    const { commands } = test.engine.services;
    const scenario = new Scenario(commands, cast);
    await scenario.formedForum();
    await scenario.cluster();
    return new Reminding(test, cast, scenario);
  }

  get services() {
    return this.test.engine.services;
  }

  /** Lets everything that was recorded reach the agenda. */
  async settle(): Promise<void> {
    await this.services.directory.catchUp();
    await this.test.engine.automations.reactors.catchUp();
  }

  /** One round of everything, as of a moment. @param at ISO 8601 */
  async round(at: string): Promise<void> {
    this.test.clock.set(at);
    await this.settle();
    await this.services.reminders.sweepNow();
    await this.settle();
    await this.services.reminders.deliverNow();
    await this.settle();
  }

  /** Deliveries of one kind of obligation, in the order of their rungs. */
  async told(kind: string): Promise<ToldRow[]> {
    const { rows } = await this.services.pool.query<ToldRow>(
      `select key, rung, channel, person, state from work.delivery where kind = $1 order by raised_at, rung, channel`,
      [kind],
    );
    return rows;
  }

  async keyOf(kind: string): Promise<string> {
    const { rows } = await this.services.pool.query<{ key: string }>(
      'select key from work.obligation where kind = $1 order by due limit 1',
      [kind],
    );
    return rows[0]!.key;
  }

  async stream(key: string): Promise<ObligationState | null> {
    return (await this.services.loader.obligation(obligationStreamId(key)))?.state ?? null;
  }

  close(): Promise<void> {
    return this.test.close();
  }
}
