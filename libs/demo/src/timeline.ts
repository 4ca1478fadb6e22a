import { Director } from './director.js';
import type { Stage } from './stage.js';

/** What happens in one thread on one day. */
export interface Scene {
  /** `YYYY-MM-DD` in Central Java. */
  readonly on: string;
  play(director: Director): Promise<void>;
}

/** A part of the story with ids of its own: a region, a cluster. */
export interface Thread {
  readonly name: string;
  readonly scenes: readonly Scene[];
}

/** Office hours begin at nine in the morning, WIB. */
const MORNING = 'T02:00:00.000Z';
export const BETWEEN_COMMANDS_MS = 7 * 60_000;

/** @param day `YYYY-MM-DD` in Central Java */
export const morningOf = (day: string): string => `${day}${MORNING}`;

/** @param done scenes of `total` that are over */
export type OnProgress = (done: number, total: number, on: string) => void;

/** Plays threads one scene at a time, in the order of their days. */
export async function playInOrder(
  stage: Stage,
  threads: readonly Thread[],
  onProgress: OnProgress = () => {},
): Promise<void> {
  const beat = async () => stage.pass(BETWEEN_COMMANDS_MS);
  const scenes = threads.flatMap(({ name, scenes: own }) => {
    const director = new Director(stage, name, beat);
    return own.map((scene) => ({ scene, director }));
  });
  // Array.sort is stable: scenes of one day keep the order in which the threads tell them.
  scenes.sort((a, b) => (a.scene.on < b.scene.on ? -1 : a.scene.on > b.scene.on ? 1 : 0));
  for (const [index, { scene, director }] of scenes.entries()) {
    const morning = morningOf(scene.on);
    await stage.moveTo(morning > stage.now() ? morning : stage.now());
    await scene.play(director);
    onProgress(index + 1, scenes.length, scene.on);
  }
}
