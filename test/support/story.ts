import { randomBytes } from 'node:crypto';
import type { DemoStage, Engine, EngineRoles } from '@app/composition';
import { createDemoStage, createEngine, DemoClock } from '@app/composition';
import { KlatenTale, Opening, playInOrder } from '@app/demo';
import { MasterKey } from '@app/event-store';
import { createLogger } from '@app/platform';
import type { StepKey } from '@app/contracts';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';

const QUIET = { sealer: true, projections: true, reactors: false, sweeps: false };

/** A database with Ceper's story in it up to a day, and engines on it that act only when told to. */
export class Story {
  readonly clock = new DemoClock('2025-01-06T01:00:00.000Z');
  readonly opening = new Opening();
  readonly tale = new KlatenTale(this.opening);
  private readonly secrets = { masterKey: new MasterKey(randomBytes(32)), loginSecret: randomBytes(32) };
  private readonly engines: Engine[] = [];
  engine!: Engine;
  stage!: DemoStage;

  private constructor(readonly database: LogDatabase) {}

  /** @param until the last day that is played, `YYYY-MM-DD` */
  static async upTo(until: string): Promise<Story> {
    const story = new Story(await createLogDatabase());
    story.engine = await story.start(QUIET);
    story.stage = await createDemoStage(story.engine, story.clock);
    await playInOrder(
      story.stage,
      [story.opening.thread, story.tale.thread()].map(({ name, scenes }) => ({
        name,
        scenes: scenes.filter(({ on }) => on <= until),
      })),
    );
    return story;
  }

  /** Another process's engine on the same database. */
  async start(roles: EngineRoles): Promise<Engine> {
    const engine = createEngine({
      appUrl: this.database.appUrl,
      sealerUrl: this.database.sealerUrl,
      ...this.secrets,
      clock: this.clock,
      log: createLogger({ service: 'test', level: 'silent', text: false }),
      roles,
    });
    this.engines.push(engine);
    await engine.start();
    return engine;
  }

  /** The worker that played the story goes away, with its locks; what is left only reads and takes commands. */
  async workerGoes(): Promise<void> {
    await this.settle();
    await this.engine.stop();
    this.engine = await this.start({ sealer: false, projections: false, reactors: false, sweeps: false });
  }

  /** Lets everything be sealed, projected and reacted to. */
  async settle(): Promise<void> {
    await this.stage.moveTo(this.clock.now());
  }

  async stateOf(step: StepKey): Promise<string> {
    const known = await this.engine.services.loader.cluster(this.tale.cluster.cluster);
    return (known!.state.lifecycle as Record<string, string>)[step]!;
  }

  /** How many events of a type a stream holds. */
  async count(stream: string, type: string): Promise<number> {
    const entries = await this.engine.services.store.readStream(stream);
    return entries.flatMap(({ events }) => events).filter((event) => event.type === type).length;
  }

  async close(): Promise<void> {
    for (const engine of this.engines.reverse()) await engine.stop();
    await this.database.drop();
  }
}
