import type { StateLoader } from '@app/application';
import { regionCalendar, type RegionTiming } from '@app/calendar';
import type { EventStore } from '@app/eventsourcing';
import {
  clusterPlayed,
  forumPlayed,
  type Obligation,
  obligationsOfForum,
  obligationsOfProgramme,
  type Timetable,
} from '@app/obligations';
import type { Unit } from '../agenda/unit-table.js';

export interface LoaderParts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly loader: StateLoader;
}

/** Reads the streams of a unit and asks the policy what is due. */
export class UnitLoader {
  constructor(private readonly parts: LoaderParts) {}

  /** @returns everything due in the unit, met and void included; none for a unit that is not there */
  obligations(unit: Unit, timetable: Timetable): Promise<Obligation[]> {
    return unit.category === 'forum'
      ? this.ofForum(unit.stream, timetable)
      : this.ofCluster(unit.stream, timetable);
  }

  private async ofForum(stream: string, timetable: Timetable): Promise<Obligation[]> {
    const entries = await this.parts.store.readStream(stream);
    return entries.length === 0 ? [] : obligationsOfForum(forumPlayed(entries), timetable);
  }

  private async ofCluster(stream: string, timetable: Timetable): Promise<Obligation[]> {
    const { store, loader } = this.parts;
    const [entries, agreements, cycles] = await Promise.all([
      store.readStream(stream),
      loader.agreementsOf(stream),
      loader.cyclesOf(stream),
    ]);
    if (entries.length === 0) return [];
    const cluster = clusterPlayed(entries);
    const forum = await loader.forumOf(cluster);
    return obligationsOfProgramme({ cluster, forum, agreements, cycles }, timetable);
  }
}

/** Calendars and cadences of regions, read once for a run of the sweep. */
export class TimingCache {
  private readonly known = new Map<string, Promise<RegionTiming>>();

  constructor(private readonly loader: Pick<StateLoader, 'regionChain'>) {}

  of(region: string): Promise<RegionTiming> {
    let timing = this.known.get(region);
    if (timing === undefined) {
      timing = this.loader.regionChain(region).then(regionCalendar);
      this.known.set(region, timing);
    }
    return timing;
  }
}
