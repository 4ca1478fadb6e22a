import type { ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import { programmeEventsOf } from '../shared/programme-event.js';

/** A cluster's place, or a stream that belongs to one. */
interface Link {
  readonly stream: string;
  readonly category: 'cluster' | 'agreement' | 'cycle';
  readonly cluster: string;
  readonly forum: string | null;
  readonly region: string | null;
  readonly at: string;
  readonly position: number;
}

/** The streams of a cluster, each list in order of arrival. */
export interface ClusterStreams {
  readonly cluster: string;
  readonly forum: string;
  readonly region: string;
  readonly enrolledAt: string;
  readonly agreements: string[];
  readonly cycles: string[];
}

/**
 * Which streams belong to which cluster, kept in a table and held in memory: asking the table at every entry
 * would cost a round trip each.
 */
export class Links {
  private clusters: Map<string, ClusterStreams> | null = null;
  private readonly ofForum = new Map<string, string[]>();
  private readonly ofStream = new Map<string, string>();

  /** Reads the table on the first use after a reset, and takes the entry's own link. */
  async take(entry: SealedEntry, write: ProjectionWriter): Promise<void> {
    if (this.clusters === null) await this.load(write);
    const link = linkOf(entry);
    if (link === null) return;
    this.add(link);
    await write.put('board_link', link as unknown as Row);
  }

  cluster(cluster: string): ClusterStreams | undefined {
    return this.clusters?.get(cluster);
  }

  /** The clusters that an entry of this stream touches; a region touches those in it and below. */
  touched(entry: SealedEntry, region: string | null): readonly string[] {
    switch (entry.category) {
      case 'forum':
        return this.ofForum.get(entry.stream) ?? [];
      case 'region':
        return region === null ? [] : this.inRegion(region);
      default: {
        const cluster = this.ofStream.get(entry.stream);
        return cluster === undefined ? [] : [cluster];
      }
    }
  }

  reset(): void {
    this.clusters = null;
    this.ofForum.clear();
    this.ofStream.clear();
  }

  private inRegion(region: string): string[] {
    const all = [...(this.clusters?.values() ?? [])];
    return all
      .filter((each) => each.region === region || each.region.startsWith(`${region}.`))
      .map(({ cluster }) => cluster);
  }

  private async load(write: ProjectionWriter): Promise<void> {
    this.clusters = new Map();
    const links = (await write.find('board_link', {})) as unknown as Link[];
    for (const link of [...links].sort((a, b) => a.position - b.position)) this.add(link);
  }

  private add(link: Link): void {
    const { stream, category, cluster } = link;
    this.ofStream.set(stream, cluster);
    if (category === 'cluster') {
      const { forum, region, at } = link as Link & { forum: string; region: string };
      this.clusters!.set(stream, { cluster, forum, region, enrolledAt: at, agreements: [], cycles: [] });
      this.ofForum.set(forum, [...(this.ofForum.get(forum) ?? []), cluster]);
      return;
    }
    const streams = this.clusters!.get(cluster);
    // The deciders refuse an agreement of a cluster that is not enrolled.
    if (streams === undefined) throw new Error(`board: a stream of the kind ${category} without its cluster`);
    streams[category === 'agreement' ? 'agreements' : 'cycles'].push(stream);
  }
}

function linkOf(entry: SealedEntry): Link | null {
  const { stream, at, position } = entry;
  for (const event of programmeEventsOf(entry)) {
    switch (event.type) {
      case 'ClusterEnrolled': {
        const { forum, region } = event.data;
        return { stream, category: 'cluster', cluster: stream, forum, region, at, position };
      }
      case 'AgreementDrafted':
      case 'CycleOpened': {
        const category = event.type === 'CycleOpened' ? 'cycle' : 'agreement';
        return { stream, category, cluster: event.data.cluster, forum: null, region: null, at, position };
      }
    }
  }
  return null;
}
