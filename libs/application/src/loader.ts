import type { Decider, DomainEvent, EventStore, StreamVersion } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type {
  AgreementState,
  ClaimState,
  ClusterState,
  CycleState,
  ForumState,
  ImportState,
  InstrumentState,
  Known,
  ObligationState,
  RegionState,
  ResponseState,
  SurveyState,
  Surroundings,
} from '@app/programme';
import {
  agreementDecider,
  calendarRegions,
  claimDecider,
  clusterDecider,
  cycleDecider,
  forumDecider,
  importDecider,
  instrumentDecider,
  instrumentStreamId,
  obligationDecider,
  regionDecider,
  responseDecider,
  surveyDecider,
} from '@app/programme';
import { regionStreamId } from './streams.js';
import type { Directory } from './types.js';

/** @param region `33.10` @returns the codes above it and itself, widest first: `33`, `33.10` */
const codesAbove = (region: string): string[] => {
  const parts = region.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
};

/** Reads streams and folds them into the states that decisions look at. */
export class StateLoader {
  constructor(
    private readonly store: EventStore,
    private readonly directory: Directory,
  ) {}

  /** @returns the stream's state, or null when there is no such stream of this kind */
  async known<S, C, E extends DomainEvent, F>(
    decider: Decider<S, C, E, F>,
    stream: string,
  ): Promise<Known<S> | null> {
    const entries = await this.store.readStream(stream);
    const last = entries.at(-1);
    if (last === undefined || last.category !== decider.category) return null;
    return { stream, version: last.version, state: fold(decider, entries) };
  }

  forum(id: string): Promise<Known<ForumState> | null> {
    return this.known(forumDecider, id);
  }

  cluster(id: string): Promise<Known<ClusterState> | null> {
    return this.known(clusterDecider, id);
  }

  agreement(id: string): Promise<Known<AgreementState> | null> {
    return this.known(agreementDecider, id);
  }

  cycle(id: string): Promise<Known<CycleState> | null> {
    return this.known(cycleDecider, id);
  }

  survey(id: string): Promise<Known<SurveyState> | null> {
    return this.known(surveyDecider, id);
  }

  response(id: string): Promise<Known<ResponseState> | null> {
    return this.known(responseDecider, id);
  }

  import(id: string): Promise<Known<ImportState> | null> {
    return this.known(importDecider, id);
  }

  claim(id: string): Promise<Known<ClaimState> | null> {
    return this.known(claimDecider, id);
  }

  obligation(id: string): Promise<Known<ObligationState> | null> {
    return this.known(obligationDecider, id);
  }

  /** @param key as in `cooperation` @returns all its published versions, or null when there is none */
  instrument(key: string): Promise<Known<InstrumentState> | null> {
    return this.known(instrumentDecider, instrumentStreamId(key));
  }

  region(code: string): Promise<Known<RegionState> | null> {
    return this.known(regionDecider, regionStreamId(code));
  }

  /** @returns the regions that the calendar of a region rests on, widest first: the country, `33`, `33.10` */
  regionChain(region: string): Promise<{ region: string; state: RegionState | null }[]> {
    return this.regionStates(calendarRegions(region));
  }

  /** @returns the same without the region itself, whose own stream a decision about it has read already */
  regionsAbove(region: string): Promise<{ region: string; state: RegionState | null }[]> {
    return this.regionStates(calendarRegions(region).slice(0, -1));
  }

  private regionStates(codes: readonly string[]): Promise<{ region: string; state: RegionState | null }[]> {
    return Promise.all(
      codes.map(async (code) => ({ region: code, state: (await this.region(code))?.state ?? null })),
    );
  }

  /** @returns the forum that a cluster was enrolled under, or null for an unknown cluster */
  async forumOf(cluster: Known<ClusterState> | null): Promise<Known<ForumState> | null> {
    const forum = cluster?.state.identity?.forum;
    return forum === undefined ? null : this.forum(forum);
  }

  /** The cluster's agreements, as far as the directory has come. */
  async agreementsOf(cluster: string): Promise<Known<AgreementState>[]> {
    const ids = await this.directory.agreementsOfCluster(cluster);
    return (await Promise.all(ids.map((id) => this.agreement(id)))).filter((known) => known !== null);
  }

  /** The cluster's monitoring cycles, as far as the directory has come. */
  async cyclesOf(cluster: string): Promise<Known<CycleState>[]> {
    const ids = await this.directory.cyclesOfCluster(cluster);
    return (await Promise.all(ids.map((id) => this.cycle(id)))).filter((known) => known !== null);
  }

  /**
   * Everything that the criteria of a cluster may look at, as it stands now.
   *
   * @param cluster its state, when it was read already (a decision must judge the state it decides on)
   * @throws Error when the directory does not catch up with the log in time
   */
  async surroundings(cluster: Known<ClusterState>): Promise<Surroundings> {
    await this.directory.catchUp();
    const { region } = cluster.state.identity!;
    const [forum, agreements, cycles, regions] = await Promise.all([
      this.forumOf(cluster),
      this.agreementsOf(cluster.stream),
      this.cyclesOf(cluster.stream),
      Promise.all(codesAbove(region).map((code) => this.region(code))),
    ]);
    const overrides = mergeOverrides(regions);
    const versions = versionsOf({ cluster, forum, agreements, cycles, regions, region });
    return { cluster, forum, agreements, cycles, overrides, versions };
  }
}

/** The nearer region wins: a regency's number over its province's. */
function mergeOverrides(
  regions: readonly (Known<RegionState> | null)[],
): Record<string, Record<string, number>> {
  const merged: Record<string, Record<string, number>> = {};
  for (const region of regions) {
    for (const [criterion, values] of Object.entries(region?.state.overrides ?? {})) {
      merged[criterion] = { ...merged[criterion], ...values };
    }
  }
  return merged;
}

function versionsOf(on: {
  cluster: Known<unknown>;
  forum: Known<unknown> | null;
  agreements: readonly Known<unknown>[];
  cycles: readonly Known<unknown>[];
  regions: readonly (Known<unknown> | null)[];
  region: string;
}): StreamVersion[] {
  const at = (category: string, known: Known<unknown>): StreamVersion => ({
    stream: known.stream,
    category,
    version: known.version,
  });
  const codes = codesAbove(on.region);
  return [
    at('cluster', on.cluster),
    ...(on.forum === null ? [] : [at('forum', on.forum)]),
    ...on.agreements.map((known) => at('agreement', known)),
    ...on.cycles.map((known) => at('cycle', known)),
    ...on.regions.map((known, index) => ({
      stream: regionStreamId(codes[index]!),
      category: 'region',
      version: known?.version ?? 0,
    })),
  ];
}
