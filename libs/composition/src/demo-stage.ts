import type { ExecuteRequest, ExecuteResult } from '@app/application';
import { textHash } from '@app/programme';
import { DueDateQueries } from '@app/read-models';
import type { DemoClock } from './demo-clock.js';
import type { Engine } from './engine-types.js';

/** A story's sweep runs five minutes after midnight of the region that something is due in. */
const AFTER_MIDNIGHT_MS = 5 * 60_000;
const READY_MS = 30_000;

/** What a story plays on (the shape that `libs/demo` asks for). */
export interface DemoStage {
  execute(request: ExecuteRequest): Promise<ExecuteResult>;
  now(): string;
  moveTo(instant: string): Promise<void>;
  pass(milliseconds: number): void;
  textHash(agreement: string): Promise<string>;
}

/**
 * Lets a story drive an engine whose reactors and sweep do not run by themselves: they are called whenever the
 * clock moves, so that the same story leaves the same history however fast the machine is.
 *
 * @param engine started with sealer and projections only
 */
export async function createDemoStage(engine: Engine, clock: DemoClock): Promise<DemoStage> {
  const { services, automations } = engine;
  await automations.reactors.prepare();
  const sweep = new StorySweep(engine, clock);
  return {
    execute: (request) => services.commands.execute(request),
    now: () => clock.now(),
    moveTo: async (instant) => {
      await settle(engine);
      await sweep.upTo(instant);
      clock.set(instant);
    },
    pass: (milliseconds) => clock.set(new Date(Date.parse(clock.now()) + milliseconds).toISOString()),
    textHash: async (agreement) => {
      const known = await services.loader.agreement(agreement);
      if (known === null || known.state.terms === null) throw new Error(`there is no agreement ${agreement}`);
      const { cluster, kind } = known.state.identity!;
      return textHash(cluster, kind, known.state.terms);
    },
  };
}

/** Reactions are entries too, and are reacted to. */
async function settle({ services, automations }: Engine): Promise<void> {
  const { directory, listener } = services;
  for (;;) {
    await directory.catchUp();
    const before = listener.position;
    await automations.reactors.catchUp();
    await directory.catchUp();
    if (listener.position === before) return;
  }
}

/** Acts on due dates at their own moment while a story's time passes. */
class StorySweep {
  private readonly queries: DueDateQueries;

  constructor(
    private readonly engine: Engine,
    private readonly clock: DemoClock,
  ) {
    this.queries = new DueDateQueries(engine.services.pool);
  }

  async upTo(instant: string): Promise<void> {
    for (let at = await this.next(); at !== null && at <= instant; at = await this.next()) {
      this.clock.set(at);
      const outcome = await this.engine.automations.sweep.runOnce();
      if (outcome.status !== 'done') throw new Error(`the demo's sweep: ${outcome.status}`);
      await settle(this.engine);
    }
  }

  /** @returns the next moment after the clock's at which the sweep finds something, ISO 8601 UTC */
  private async next(): Promise<string | null> {
    const { projections, listener } = this.engine.services;
    const seen = await projections.waitFor(
      { position: await listener.poll() },
      ['due_dates', 'board'],
      READY_MS,
    );
    if (!seen.ok) throw new Error('the read models do not follow the demo');
    const due = await this.queries.nextAfter(this.clock.now());
    return due === null ? null : new Date(Date.parse(due) + AFTER_MIDNIGHT_MS).toISOString();
  }
}
