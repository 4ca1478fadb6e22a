import type { DemoClock, Engine } from '@app/composition';
import { createDemoStage } from '@app/composition';
import type { OnProgress, Player, Stage } from '@app/demo';
import { DEMO_PASSWORD, playChapter } from '@app/demo';
import { engineOn } from './connect.js';
import type { Context } from './context.js';
import { noteLoadedDemo } from './demo-home.js';
import type { Installation } from './installation.js';
import { progressBar } from './progress.js';

/** While a demo is loaded its reactors and sweep are called by the story, not by themselves. */
const LOADING = { sealer: true, projections: true, reactors: false, sweeps: false };

type Play = (stage: Stage, onProgress: OnProgress) => Promise<readonly Player[]>;

export interface Loading {
  /** What the home will say of it. */
  readonly story: string;
  /** Where the engine that loads is made known, so that whoever shuts down can stop it. */
  readonly onEngine: (engine: Engine) => void;
  /** Told the position of the newest entry at the end. */
  readonly onLoaded?: (head: number) => void;
}

/** Loads the three clusters of the chapter into an empty demo. */
export function loadChapterDemo(
  context: Context,
  installation: Installation,
  clock: DemoClock,
  onEngine: Loading['onEngine'],
): Promise<void> {
  return loadDemo(context, installation, clock, { story: 'chapter-iv', onEngine }, playChapter);
}

/**
 * Plays a story on an engine of its own and notes in the home that it was loaded whole.
 *
 * @param clock stands where the story begins
 */
export async function loadDemo(
  context: Context,
  installation: Installation,
  clock: DemoClock,
  { story, onEngine, onLoaded }: Loading,
  play: Play,
): Promise<void> {
  const bar = progressBar(context.out.pick({ id: 'Memuat contoh', en: 'Loading the demo' }));
  const engine = engineOn(context, installation, clock, LOADING);
  onEngine(engine);
  try {
    await engine.start();
    const stage = await createDemoStage(engine, clock);
    const players = await play(stage, (done, total, on) => bar.update(done, total, on));
    const accounts = players.map(({ login, role, where }) => ({ login, role, where }));
    onLoaded?.(engine.services.listener.position);
    noteLoadedDemo(installation.home, { story, password: DEMO_PASSWORD, accounts });
  } finally {
    bar.stop();
    await engine.stop();
  }
}
