import type { Cadence } from '@app/contracts';
import { type WorkingCalendar as RegionCalendar, workingCalendar } from '@app/calendar';
import type { Entry } from '@app/eventsourcing';
import type { Day } from '@app/obligations';
import { addDays, cadenceOf, type DayRecord, zoneOf } from '@app/programme';
import { CLUSTER, FORUM, REGION, type World } from '../../../../libs/programme/src/testing/world.js';
import { Draws } from '../draws.js';
import { clusterWorld, forumWorld } from './histories.js';

const FORUMS_EACH = 5;
/** Members of a forum and its coordinator bear the same ids in every world of `libs/programme/src/testing`. */
const MEMBERS = /^0000000001[0-9a-f]{2}$/;

/** One unit of the sweep as the clerk and the simulation both read it. */
export interface UnitHistory {
  readonly stream: string;
  readonly region: string;
  /** Whole streams, the forum's first where it is a cluster's. */
  readonly histories: readonly (readonly Entry[])[];
}

export interface Timing {
  readonly cadence: Cadence;
  readonly calendar: RegionCalendar;
  readonly recorded: readonly DayRecord[];
  /** Numbers that the region set for itself. */
  readonly override: Readonly<Partial<Record<keyof Cadence, number>>>;
}

export interface Programme {
  readonly forums: readonly UnitHistory[];
  readonly clusters: readonly UnitHistory[];
  readonly timings: ReadonlyMap<string, Timing>;
  /** Every stream once. */
  readonly histories: readonly (readonly Entry[])[];
}

export interface ProgrammeSize {
  readonly clusters: number;
  /** Regencies that they lie in, in turn. */
  readonly regions: readonly string[];
  readonly seed: number;
  /** Nothing is recorded from this day on. */
  readonly until: Day;
}

/** A programme of clusters that share forums, from 5 January 2026. The same seed gives the same entries. */
export function programmeOf({ clusters, regions, seed, until }: ProgrammeSize): Programme {
  const draws = new Draws(seed);
  const timings = new Map(regions.map((region) => [region, timingOf(region, draws)]));
  const many = Math.min(regions.length * FORUMS_EACH, Math.ceil(clusters / 8));
  const forums = Array.from({ length: many }, (_, index): UnitHistory => {
    const region = regions[index % regions.length]!;
    const world = forumWorld(new Draws(seed + 1 + index), until);
    const place = { region, forum: index, unit: index, shiftMs: draws.int(-4, 11) * 3_600_000 };
    const history = moved(world.entries(FORUM), place);
    return { stream: history[0]!.stream, region, histories: [history] };
  });
  const units = Array.from({ length: clusters }, (_, index): UnitHistory => {
    const forum = index % many;
    const { region, histories } = forums[forum]!;
    const world = clusterWorld(new Draws(seed + 100_000 + index), until);
    const place = { region, forum, unit: 0x1000 + index, shiftMs: draws.int(-4, 11) * 3_600_000 };
    const own = ownStreams(world).map((entries) => moved(entries, place));
    const stream = own.find(([first]) => first!.category === 'cluster')![0]!.stream;
    return { stream, region, histories: [...histories, ...own] };
  });
  const histories = [
    ...forums.flatMap((unit) => unit.histories),
    ...units.flatMap((unit) => unit.histories.slice(1)),
  ];
  return { forums, clusters: units, timings, histories };
}

/** The cluster, and agreements and cycles that are its own. */
function ownStreams(world: World): (readonly Entry[])[] {
  return [...world.all().values()].filter(([first]) => {
    const { cluster } = first!.events[0]!.data as { cluster?: string };
    if (first!.category === 'cluster') return first!.stream === CLUSTER;
    return ['agreement', 'cycle'].includes(first!.category) && cluster === CLUSTER;
  });
}

interface Place {
  readonly region: string;
  readonly forum: number;
  readonly unit: number;
  /** Moves the hours at which things were recorded, so that they fall on both sides of mornings and midnights. */
  readonly shiftMs: number;
}

/** The same history somewhere else: ids of its own, but for the forum and its members, which clusters share. */
function moved(entries: readonly Entry[], { region, forum, unit, shiftMs }: Place): Entry[] {
  const prefix = (number: number) => number.toString(16).padStart(7, '0');
  const text = JSON.stringify(entries)
    .replaceAll(`"${REGION}"`, `"${region}"`)
    .replace(/([0a])0000000-0000-4000-8000-([0-9a-f]{12})/g, (_, first: string, rest: string) => {
      const shared = rest === FORUM.slice(-12) || MEMBERS.test(rest);
      return `${first}${prefix(shared ? forum + 1 : 0x100 + unit)}-0000-4000-8000-${rest}`;
    });
  return (JSON.parse(text) as Entry[]).map((entry) => ({
    ...entry,
    at: later(entry.at, shiftMs),
    effectiveAt: later(entry.effectiveAt, shiftMs),
  }));
}

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** Days off, and Saturdays worked, that the region recorded, and numbers of its own in some regions. */
function timingOf(region: string, draws: Draws): Timing {
  const recorded = Array.from({ length: 8 }, () => [draws.int(0, 900), draws.int(1, 4)] as const).flatMap(
    ([from, days]) =>
      Array.from({ length: days }, (_, index): DayRecord => ({
        region,
        day: addDays('2026-01-01', from + index),
        holiday: {
          kind: 'regional',
          name: { id: 'Libur daerah', en: 'Regional holiday' },
          decree: null,
          works: draws.chance(0.2),
        },
      })),
  );
  const unique = [...new Map(recorded.map((each) => [each.day, each])).values()];
  const override: Timing['override'] = draws.chance(0.6)
    ? {
        'cycle-submission': draws.int(8, 12),
        grace: draws.int(0, 5),
        'remind-before': draws.int(0, 6),
        'work-week': draws.pick([5, 6]),
      }
    : {};
  const cadence = cadenceOf([{ region, state: { days: {}, cadence: override } }]);
  const workWeek = cadence['work-week'] === 6 ? 6 : 5;
  const calendar = workingCalendar({ zone: zoneOf(region), region, recorded: unique, workWeek });
  return { cadence, calendar, recorded: unique, override };
}
