import type { Player } from '../player.js';
import type { Stage } from '../stage.js';
import type { OnProgress } from '../timeline.js';
import { playInOrder } from '../timeline.js';
import { KlatenTale } from './klaten.js';
import { lurikThread } from './lurik.js';
import { Opening } from './opening.js';
import { PatiTale } from './pati.js';
import { surveyThreads } from './surveys.js';
import { TegalTale } from './tegal.js';

/** The first day of the story. */
export const CHAPTER_BEGINS = '2025-01-06T01:00:00.000Z';
/** The story's today: from here the demo's clock runs by itself. */
const CHAPTER_ENDS = '2026-10-12T01:00:00.000Z';

/**
 * Plays the chapter's three metal clusters, and a fourth under one of their forums, over seven quarters.
 *
 * @returns the accounts of those who take part
 */
export async function playChapter(stage: Stage, onProgress?: OnProgress): Promise<readonly Player[]> {
  const opening = new Opening();
  const klaten = new KlatenTale(opening);
  const pati = new PatiTale(opening);
  const tegal = new TegalTale(opening);
  const threads = [
    opening.thread,
    klaten.thread(),
    lurikThread(klaten),
    pati.thread(),
    tegal.thread(),
    ...surveyThreads(opening, { klaten, pati, tegal }),
  ];
  await playInOrder(stage, threads, onProgress);
  await stage.moveTo(CHAPTER_ENDS);
  return opening.players;
}
