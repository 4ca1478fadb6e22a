import { agreementStories } from './agreements.js';
import { clusterStories } from './clusters.js';
import { cycleStories } from './cycles.js';
import { forumStories } from './forums.js';
import type { Story } from './story.js';

export type { Story } from './story.js';

/** Every story whose history is kept. A change of the rules comes with a new name, never with another history. */
export const stories: readonly Story[] = [
  ...forumStories,
  ...clusterStories,
  ...agreementStories,
  ...cycleStories,
];
