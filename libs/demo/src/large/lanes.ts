import { Director } from '../director.js';
import type { Stage } from '../stage.js';
import type { OnProgress, Thread } from '../timeline.js';
import { BETWEEN_COMMANDS_MS, morningOf } from '../timeline.js';
import { Rounds } from './rounds.js';

/** Threads that share something (a forum) and so take turns; lanes share nothing and go on side by side. */
export type Lane = readonly Thread[];

/** A scene's turn in its lane. */
interface Turn {
  readonly on: string;
  readonly play: (beat: () => Promise<void>) => Promise<void>;
}

/** Plays lanes at the same time, day by day. */
export async function playSideBySide(
  stage: Stage,
  lanes: readonly Lane[],
  onProgress: OnProgress = () => {},
): Promise<void> {
  const turns = lanes.map((lane) => turnsOf(stage, lane));
  const days = [...new Set(turns.flat().map(({ on }) => on))].sort();
  const total = turns.flat().length;
  let done = 0;
  for (const day of days) {
    const morning = morningOf(day);
    await stage.moveTo(morning > stage.now() ? morning : stage.now());
    const today = turns.map((lane) => lane.filter(({ on }) => on === day)).filter((lane) => lane.length > 0);
    await playDay(stage, today);
    done += today.flat().length;
    onProgress(done, total, day);
  }
}

/** A thread's commands keep their numbers from scene to scene: one director for all of them. */
function turnsOf(stage: Stage, lane: Lane): Turn[] {
  const turns = lane.flatMap(({ name, scenes }) => {
    let beat: () => Promise<void> = () => Promise.resolve();
    const director = new Director(stage, name, () => beat());
    return scenes.map(({ on, play }) => ({
      on,
      play: (next: () => Promise<void>) => {
        beat = next;
        return play(director);
      },
    }));
  });
  return turns.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function playDay(stage: Stage, lanes: readonly (readonly Turn[])[]): Promise<void> {
  const rounds = new Rounds(lanes.length, () => stage.pass(BETWEEN_COMMANDS_MS));
  await Promise.all(
    lanes.map(async (lane) => {
      try {
        for (const { play } of lane) await play(() => rounds.arrive());
      } finally {
        rounds.leave();
      }
    }),
  );
}
