import type { Province } from '../acts/cast.js';
import { newPlayer } from '../acts/people.js';
import { exampleName } from '../names.js';
import type { Player } from '../player.js';
import { OPERATOR } from '../player.js';
import type { Stage } from '../stage.js';
import type { OnProgress } from '../timeline.js';
import { playInOrder } from '../timeline.js';
import { playSideBySide } from './lanes.js';
import { LAST_WEEK, mondayOf, planProgramme } from './plan.js';
import { RegionLane } from './region-lane.js';

export interface LargeOptions {
  readonly clusters: number;
  readonly seed: number;
}

/** A large programme ends a week after its last scene. */
const ENDS = `${mondayOf(LAST_WEEK + 1)}T01:00:00.000Z`;

/**
 * Plays a programme of many clusters, each at its own pace. The same seed gives the same events, ids and times.
 *
 * @returns the accounts of those who take part
 */
export async function playLarge(
  stage: Stage,
  { clusters, seed }: LargeOptions,
  onProgress?: OnProgress,
): Promise<readonly Player[]> {
  const province = await openProvince(stage);
  const lanes = planProgramme(clusters, seed).map((plan) => new RegionLane(province, plan));
  const played = lanes.map((lane) => lane.lane());
  await playSideBySide(stage, played, onProgress);
  await stage.moveTo(ENDS);
  return [province.admin, province.monitor, ...lanes.flatMap(({ players }) => players)];
}

async function openProvince(stage: Stage): Promise<Province> {
  const players: Player[] = [];
  await playInOrder(stage, [
    {
      name: 'programme',
      scenes: [
        {
          on: '2025-01-06',
          play: async (d) => {
            const admin = { login: 'admin', role: 'admin', scope: {}, where: 'semua daerah' } as const;
            players.push(await newPlayer(d, OPERATOR, { ...admin, name: exampleName(0) }));
            const monitor = { login: 'pemantau', role: 'monitor', scope: {}, where: 'semua daerah' } as const;
            players.push(await newPlayer(d, players[0]!.acting, { ...monitor, name: exampleName(1) }));
          },
        },
      ],
    },
  ]);
  return { admin: players[0]!, monitor: players[1]! };
}
