import type { StateLoader } from '@app/application';
import { regionCalendar, type RegionTiming } from '@app/calendar';
import type { NoticeChannel } from '@app/contracts';
import type { Entry, EventStore } from '@app/eventsourcing';
import { type Day, simulate, type SimulatedNotice } from '@app/obligations';
import { type ClusterEntry, DirectoryQueries, RoleHolderQueries, type SqlSource } from '@app/read-models';
import { eachOf } from '../shared/each-of.js';
import { Forecast } from './forecast.js';
import { Reach } from './reach.js';
import { toldSoFar } from './told.js';

export interface LogSimulationParts {
  readonly source: SqlSource;
  readonly store: Pick<EventStore, 'readStream'>;
  readonly loader: Pick<StateLoader, 'regionChain' | 'known'>;
  /** Channels that whoever sends has, the inbox among them. */
  readonly channels: readonly NoticeChannel[];
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
 * What would be told from the log as it stands, were nothing more recorded and nothing more acknowledged: behind the
 * log by the read models' lag. Holidays, cadence, roles, addresses and wishes are taken as they are known now, and
 * every address to work, so that what goes up early is what nobody acknowledges and what nobody is there to receive.
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
  const { raised, told } = await toldSoFar(parts.source);
  const holders = await new RoleHolderQueries(parts.source).enabled();
  const reach = new Reach({ ...parts, holders });
  const timings = new Map<string, RegionTiming>();
  const timingOf = (region: string): RegionTiming => timings.get(region)!;
  const notices: SimulatedNotice[] = [];
  for (const [index, group] of groups.entries()) {
    const histories = await historiesOf(parts, group);
    await learnTimings(parts, histories, timings);
    const played = (): SimulatedNotice[] =>
      simulate(
        {
          histories,
          raised,
          escalation: new Forecast(told, reach, timingOf),
          cadenceOf: (region) => timingOf(region).cadence,
          calendarOf: (region) => timingOf(region).calendar,
        },
        ask.from,
        ask.until,
      );
    let found = played();
    while (await reach.learn()) found = played();
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
