import { workingCalendar } from '../../../dist/libs/calendar/src/index.js';
import {
  clusterPlayed,
  forumPlayed,
  obligationsOfProgramme,
} from '../../../dist/libs/obligations/src/index.js';
import { addDays, cadenceOf } from '../../../dist/libs/programme/src/index.js';
import { withFinding } from '../../../dist/libs/programme/src/monitoring/testing/cycles.js';
import { CLUSTER, FORUM, REGION } from '../../../dist/libs/programme/src/testing/world.js';

const TODAY = '2026-07-06';

/**
 * What is due in clusters whose steps are done, with two agreements in force and a cycle with a finding: worked out
 * anew for each, states at hand, as the sweep does after it has read them.
 *
 * @returns milliseconds in all, obligations of one cluster, and its entries
 */
export function measurePolicy(clusters) {
  const world = withFinding();
  const { agreements, cycles } = world.surroundings();
  const forum = forumPlayed(world.entries(FORUM));
  const entries = world.entries(CLUSTER);
  const timetable = {
    cadence: cadenceOf([{ region: REGION, state: { days: {}, cadence: {} } }]),
    calendar: workingCalendar({ zone: 'WIB', region: REGION, recorded: [] }),
    until: addDays(TODAY, 120),
  };
  const begin = performance.now();
  let obligations = 0;
  for (let index = 0; index < clusters; index++) {
    const cluster = clusterPlayed(entries);
    obligations += obligationsOfProgramme({ cluster, forum, agreements, cycles }, timetable).length;
  }
  const totalMs = performance.now() - begin;
  return { clusters, totalMs, msEach: totalMs / clusters, obligationsEach: obligations / clusters };
}
