import type { World } from '../../../libs/programme/src/testing/world.js';

/** What happened, and the stream whose history of it is kept. */
export interface Story {
  readonly name: string;
  readonly stream: string;
  /** Plays it through the deciders. */
  play(): World;
}
