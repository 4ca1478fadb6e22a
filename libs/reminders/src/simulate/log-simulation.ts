import type { StateLoader } from '@app/application';
import { regionCalendar, type RegionTiming } from '@app/calendar';
import type { Rung } from '@app/contracts';
import type { Entry, EventStore } from '@app/eventsourcing';
import { type Day, simulate, type SimulatedNotice } from '@app/obligations';
import { type ClusterEntry, DirectoryQueries, rowsOf, type SqlSource } from '@app/read-models';
import { eachOf } from '../shared/each-of.js';

export interface LogSimulationParts {
  readonly source: SqlSource;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly loader: Pick<StateLoader, 'regionChain'>;
}

export interface LogSimulationAsk {
  /** Both included. */
  readonly from: Day;
  readonly until: Day;
  /** With the regions below it; everywhere without it. */
  readonly region?: string;
}

/** A forum with the clusters enrolled under it: read and simulated together. */
interface Group {
  readonly forum: string;
  readonly clusters: readonly ClusterEntry[];
}

const AT_ONCE = 8;

/**
 * What would be told from the log as it stands, were nothing more recorded and everything acknowledged: behind the
 * log by the read models' lag.
 *
 * @param onProgress told after each forum with its clusters
 * @returns notices by day, key and rung
 * @throws CalendarRangeError for days that calendars do not know
 */
export async function simulateLog(
  parts: LogSimulationParts,
  ask: LogSimulationAsk,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<SimulatedNotice[]> {
  const groups = await groupsOf(parts.source, ask.region);
  const raised = await raisedRungs(parts.source);
  const timings = new Map<string, RegionTiming>();
  const notices: SimulatedNotice[] = [];
  for (const [index, group] of groups.entries()) {
    const histories = await historiesOf(parts, group);
    await learnTimings(parts, histories, timings);
    const found = simulate(
      {
        histories,
        raised,
        cadenceOf: (region) => timings.get(region)!.cadence,
        calendarOf: (region) => timings.get(region)!.calendar,
      },
      ask.from,
      ask.until,
    );
    notices.push(...found.filter(({ region }) => lies(region, ask.region)));
    onProgress(index + 1, groups.length);
  }
  return notices.sort((one, other) => compare(one.day, other.day) || compare(one.key, other.key));
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const lies = (region: string, asked: string | undefined): boolean =>
  asked === undefined || region === asked || region.startsWith(`${asked}.`);

async function groupsOf(source: SqlSource, region: string | undefined): Promise<Group[]> {
  const directory = new DirectoryQueries(source);
  const [forums, clusters] = await Promise.all([
    directory.allForums(),
    region === undefined ? directory.allClusters() : directory.clustersOfRegion(region),
  ]);
  const ofForum = new Map<string, ClusterEntry[]>();
  for (const each of clusters) ofForum.set(each.forum, [...(ofForum.get(each.forum) ?? []), each]);
  return forums
    .map(({ forum, region: place }) => ({ forum, place, clusters: ofForum.get(forum) ?? [] }))
    .filter((group) => group.clusters.length > 0 || lies(group.place, region));
}

/** @returns which rungs were raised before, by key: they are not raised again */
async function raisedRungs(source: SqlSource): Promise<Map<string, Set<Rung>>> {
  const rows = await rowsOf<{ key: string; rungs: Rung[] }>(
    source,
    `select o.key, array_agg(n.rung) as rungs
     from read.notice_entry n join read.obligation_entry o on o.obligation = n.obligation group by o.key`,
  );
  return new Map(rows.map(({ key, rungs }) => [key, new Set(rungs)]));
}

async function historiesOf(
  { source, store }: LogSimulationParts,
  { forum, clusters }: Group,
): Promise<Entry[][]> {
  const directory = new DirectoryQueries(source);
  const streams = [forum];
  await eachOf(clusters, AT_ONCE, async ({ cluster }) => {
    const [agreements, cycles] = await Promise.all([
      directory.agreementsOfCluster(cluster),
      directory.cyclesOfCluster(cluster),
    ]);
    streams.push(
      cluster,
      ...agreements.map(({ agreement }) => agreement),
      ...cycles.map(({ cycle }) => cycle),
    );
  });
  const histories: Entry[][] = [];
  await eachOf(
    streams,
    AT_ONCE,
    async (stream) => void histories.push([...(await store.readStream(stream))]),
  );
  return histories;
}

async function learnTimings(
  { loader }: LogSimulationParts,
  histories: readonly (readonly Entry[])[],
  timings: Map<string, RegionTiming>,
): Promise<void> {
  for (const entries of histories) {
    const region = (entries[0]?.events[0]?.data as { region?: string } | undefined)?.region;
    if (region === undefined || timings.has(region)) continue;
    timings.set(region, regionCalendar(await loader.regionChain(region)));
  }
}
