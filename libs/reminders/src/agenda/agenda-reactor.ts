import type { Directory, StateLoader } from '@app/application';
import type { Reactor } from '@app/event-store';
import type { SealedEntry } from '@app/eventsourcing';
import type { Notice } from '@app/programme';
import type { NewNotice, NoticeTable } from './notice-table.js';
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

  react(entry: SealedEntry): Promise<void> {
    return this.reactAll([entry]);
  }

  /** Marks and notices of many entries are two statements: marks say no more than that there is news. */
  async reactAll(entries: readonly SealedEntry[]): Promise<void> {
    const { units, notices, onWork } = this.parts;
    const of = (...categories: string[]) => entries.filter(({ category }) => categories.includes(category));
    const regions = new Set(of('region').map(({ events }) => (events[0]!.data as { region: string }).region));
    for (const region of regions) await units.markRegion(region);
    const touched = await Promise.all(
      of('forum', 'cluster', 'agreement', 'cycle').map((entry) => this.touched(entry)),
    );
    const marked = new Map(touched.flat().map((unit) => [unit.stream, unit]));
    await units.mark([...marked.values()]);
    const told = of('obligation');
    const raised = told.flatMap(raisedBy);
    await notices.add(raised);
    const failed = await this.lookAtFailures(told);
    if (regions.size + marked.size + failed > 0) onWork('obligations');
    if (raised.length > 0) onWork('deliveries');
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

  /** Who could not be reached may have to be passed over. @returns how many failed */
  private async lookAtFailures(entries: readonly SealedEntry[]): Promise<number> {
    const failed = entries.filter(({ events }) => events.some(({ type }) => type === 'NoticeFailed'));
    for (const { stream, at } of failed) {
      const identity = (await this.parts.loader.obligation(stream))?.state.identity;
      if (identity) await this.parts.units.lookBy(unitOf(identity), at);
    }
    return failed.length;
  }
}

function raisedBy({ stream, at, events }: SealedEntry): NewNotice[] {
  const raised = events.filter(({ type }) => type === 'NoticeRaised' || type === 'NoticeEscalated');
  return raised.map(({ data }) => {
    const notice = data as Notice;
    const look = notice.mandatory ? { unit: unitOf(notice), at: later(at, LOOK_AGAIN_MS) } : null;
    return { obligation: stream, rung: notice.rung, raisedAt: at, look };
  });
}

const unitOf = ({ cluster, subject }: Pick<Notice, 'cluster' | 'subject'>): string =>
  cluster ?? subject.stream;
const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
