import type { Directory, StateLoader } from '@app/application';
import type { Reactor } from '@app/event-store';
import type { SealedEntry } from '@app/eventsourcing';
import type { Notice } from '@app/programme';
import type { NoticeTable } from './notice-table.js';
import type { Unit, UnitTable } from './unit-table.js';

export interface AgendaParts {
  readonly units: UnitTable;
  readonly notices: NoticeTable;
  readonly loader: StateLoader;
  readonly directory: Pick<Directory, 'clustersOfForum'>;
  /** Tells a worker of this process that there is work. */
  onWork(what: 'obligations' | 'deliveries'): void;
}

/** An acknowledgement is missed some working days later: looked at on the next day, which works out when. */
const LOOK_AGAIN_MS = 20 * 3_600_000;

/**
 * Puts whatever an entry touches on the agenda. The log is the outbox: nothing else writes there, and an agenda that
 * was lost is made anew by letting this reactor begin at the start.
 */
export class AgendaReactor implements Reactor {
  readonly name = 'agenda';
  readonly categories = ['forum', 'cluster', 'agreement', 'cycle', 'region', 'obligation'];
  readonly from = 'start';

  constructor(private readonly parts: AgendaParts) {}

  async react(entry: SealedEntry): Promise<void> {
    if (entry.category === 'obligation') return this.reactToNotice(entry);
    if (entry.category === 'region') {
      await this.parts.units.markRegion((entry.events[0]!.data as { region: string }).region);
    } else {
      await this.parts.units.mark(await this.touched(entry));
    }
    this.parts.onWork('obligations');
  }

  private async touched({ category, stream }: SealedEntry): Promise<Unit[]> {
    const { loader } = this.parts;
    switch (category) {
      case 'forum':
        return this.ofForum(stream);
      case 'cluster':
        return this.clusters([stream]);
      case 'agreement':
        return this.clusters([(await loader.agreement(stream))?.state.identity?.cluster]);
      default:
        return this.clusters([(await loader.cycle(stream))?.state.identity?.cluster]);
    }
  }

  /** A forum's coordinator and its members matter to the obligations of its clusters. */
  private async ofForum(stream: string): Promise<Unit[]> {
    const { loader, directory } = this.parts;
    const region = (await loader.forum(stream))?.state.identity?.region;
    if (region === undefined) return [];
    return [
      { stream, category: 'forum', region },
      ...(await this.clusters(await directory.clustersOfForum(stream))),
    ];
  }

  private async clusters(streams: readonly (string | undefined)[]): Promise<Unit[]> {
    const units = await Promise.all(
      streams.map(async (stream): Promise<Unit[]> => {
        const cluster = stream === undefined ? null : await this.parts.loader.cluster(stream);
        const region = cluster?.state.identity?.region;
        return region === undefined ? [] : [{ stream: stream!, category: 'cluster', region }];
      }),
    );
    return units.flat();
  }

  private async reactToNotice(entry: SealedEntry): Promise<void> {
    const { units, notices, loader, onWork } = this.parts;
    for (const { type, data } of entry.events) {
      if (type === 'NoticeRaised' || type === 'NoticeEscalated') {
        const notice = data as Notice;
        const look = notice.mandatory ? { unit: unitOf(notice), at: later(entry.at, LOOK_AGAIN_MS) } : null;
        await notices.add(entry.stream, notice.rung, entry.at, look);
        onWork('deliveries');
      } else if (type === 'NoticeFailed') {
        const identity = (await loader.obligation(entry.stream))?.state.identity;
        if (!identity) continue;
        await units.lookBy(unitOf(identity), entry.at);
        onWork('obligations');
      }
    }
  }
}

const unitOf = ({ cluster, subject }: Pick<Notice, 'cluster' | 'subject'>): string =>
  cluster ?? subject.stream;
const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
