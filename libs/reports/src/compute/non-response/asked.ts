import type { InstrumentItem } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { tallyOf, type Tally } from '../core/tally.js';

/** How far one item of one wave was answered. */
export interface Asked {
  readonly tally: Tally;
  /** Answered, refused, or did not know. */
  readonly asked: number;
  /** Asked, and no answer. */
  readonly unanswered: number;
  /** Passed over by a skip rule. */
  readonly skipped: number;
}

/**
 * @param item one that the wave's instrument has
 * @throws RangeError when more are counted than the wave has respondents: counts and wave disagree
 */
export function askedOf(wave: WaveCounts, item: InstrumentItem): Asked {
  const tally = tallyOf([wave], item.id);
  if (tally === undefined || tally === 'not-comparable') {
    throw new RangeError(`Wave ${wave.wave.survey} does not ask ${item.id}`);
  }
  const { missing, n } = tally;
  const unanswered = missing.refused + missing['dont-know'];
  const reached = n + unanswered + missing['not-asked'] + missing.inapplicable;
  const skipped = wave.wave.respondents - reached;
  if (skipped < 0) {
    throw new RangeError(
      `Wave ${wave.wave.survey} counts ${reached} at ${item.id} of ${wave.wave.respondents}`,
    );
  }
  return { tally, asked: n + unanswered, unanswered, skipped };
}
