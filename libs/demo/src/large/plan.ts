import { places, products } from './places.js';
import type { PlaceName } from './places.js';
import { Random } from './random.js';

/** What one cluster of a large programme will go through. */
export interface ClusterPlan {
  readonly thread: string;
  readonly name: string;
  readonly village: string;
  readonly product: string;
  /** The steps that it completes, 0 to 7. */
  readonly steps: number;
  /** Weeks from the programme's first Monday to each of its steps' submissions. */
  readonly weeks: readonly number[];
  /** Its technical partner's agreement runs out unrenewed. */
  readonly runsOut: boolean;
  /** Which of its submissions is returned once, if any. */
  readonly returned: number | null;
  readonly seats: readonly number[];
  readonly firms: number;
  readonly firstName: number;
}

/** A regency's forum with its clusters. */
export interface RegionPlan {
  readonly place: PlaceName;
  readonly slug: string;
  readonly firstWeek: number;
  readonly hasDecree: boolean;
  readonly firstName: number;
  readonly clusters: readonly ClusterPlan[];
}

/** Mondays from 6 January 2025 to 5 October 2026. */
export const LAST_WEEK = 91;
/** How many of a hundred clusters stop after so many completed steps. */
const STOPS_AFTER: readonly (readonly [steps: number, share: number])[] = [
  [0, 8],
  [1, 14],
  [2, 13],
  [3, 14],
  [4, 15],
  [5, 11],
  [6, 10],
  [7, 15],
];
const VILLAGES = [
  'Karangrejo',
  'Sidomulyo',
  'Tegalsari',
  'Wonosari',
  'Kedungjati',
  'Purwodadi',
  'Banjarsari',
  'Sumberejo',
];

/**
 * Plans a programme: the same seed plans the same one.
 *
 * @param clusters how many
 */
export function planProgramme(clusters: number, seed: number): RegionPlan[] {
  const random = new Random(seed);
  const count = Math.min(places.length, clusters);
  const regions = places.slice(0, count).map((place, index) => {
    const own = Math.floor(clusters / count) + (index < clusters % count ? 1 : 0);
    return planRegion(random, place, own);
  });
  return regions;
}

function planRegion(random: Random, place: PlaceName, clusters: number): RegionPlan {
  const firstWeek = random.between(0, 14);
  return {
    place,
    slug: place.region,
    firstWeek,
    hasDecree: random.chance(0.85),
    firstName: random.between(0, 1100),
    clusters: Array.from({ length: clusters }, (_, index) =>
      planCluster(random, `${place.region}/${index + 1}`, firstWeek + 3),
    ),
  };
}

function planCluster(random: Random, thread: string, earliest: number): ClusterPlan {
  const product = random.pick(products);
  const village = random.pick(VILLAGES);
  const weeks: number[] = [];
  let week = earliest + random.between(0, 12);
  for (let step = 0; step < 7; step++) {
    weeks.push(week);
    week += random.between(4, 9);
  }
  const possible = weeks.filter((each) => each < LAST_WEEK - 1).length;
  return {
    thread,
    name: `Klaster ${product} ${village} ${thread.split('/')[1]}`,
    village,
    product,
    steps: Math.min(stepsReached(random), possible),
    weeks,
    runsOut: random.chance(0.25),
    returned: random.chance(0.2) ? random.between(0, 4) : null,
    seats: random.pick([
      [4, 4, 4],
      [5, 5, 5],
      [4, 3, 3, 3],
    ]),
    firms: random.between(15, 90),
    firstName: random.between(0, 1100),
  };
}

function stepsReached(random: Random): number {
  let left = random.between(1, 100);
  for (const [steps, share] of STOPS_AFTER) {
    left -= share;
    if (left <= 0) return steps;
  }
  return 7;
}

/** @returns the Monday of a week of the programme, `YYYY-MM-DD` */
export function mondayOf(week: number): string {
  return new Date(Date.UTC(2025, 0, 6) + week * 7 * 86_400_000).toISOString().slice(0, 10);
}
