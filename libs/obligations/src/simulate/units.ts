import type { Entry } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { AgreementState, CycleState, ForumState, Known } from '@app/programme';
import { agreementDecider, cycleDecider } from '@app/programme';
import {
  clusterPlayed,
  forumPlayed,
  obligationsOfForum,
  obligationsOfProgramme,
  type Obligation,
  type Played,
  type Timetable,
} from '../policy/index.js';

/** What is worked out together: a forum, or a cluster with everything of its own. */
export interface Unit {
  readonly region: string;
  /** Every entry that its obligations rest on, in order of recording. */
  readonly entries: readonly Entry[];
  /** A state to feed with those entries. */
  start(): UnitState;
}

export interface UnitState {
  feed(entry: Entry): void;
  obligations(timetable: Timetable): Obligation[];
}

type Data = { readonly region?: string; readonly forum?: string; readonly cluster?: string };
const begun = (entries: readonly Entry[]): Data => entries[0]!.events[0]!.data as Data;

/** @param histories whole streams, each in order; kinds that nothing is due from are left out */
export function unitsOf(histories: readonly (readonly Entry[])[]): Unit[] {
  const streams = histories.filter((entries) => entries.length > 0);
  const of = (category: string) => streams.filter((entries) => entries[0]!.category === category);
  const forums = new Map(of('forum').map((entries) => [entries[0]!.stream, entries]));
  const owned = new Map<string, (readonly Entry[])[]>();
  for (const entries of [...of('agreement'), ...of('cycle')]) {
    const { cluster } = begun(entries);
    owned.set(cluster!, [...(owned.get(cluster!) ?? []), entries]);
  }
  return [
    ...[...forums.values()].map(forumUnit),
    ...of('cluster').map((entries) => {
      const forum = forums.get(begun(entries).forum!) ?? [];
      return clusterUnit(entries, forum, owned.get(entries[0]!.stream) ?? []);
    }),
  ];
}

function forumUnit(entries: readonly Entry[]): Unit {
  return {
    region: begun(entries).region!,
    entries,
    start: () => {
      let forum: Played<ForumState> | undefined;
      return {
        feed: (entry) => (forum = forumPlayed([entry], forum)),
        obligations: (timetable) => (forum === undefined ? [] : obligationsOfForum(forum, timetable)),
      };
    },
  };
}

function clusterUnit(
  cluster: readonly Entry[],
  forum: readonly Entry[],
  owned: readonly (readonly Entry[])[],
): Unit {
  const entries = [...cluster, ...forum, ...owned.flat()];
  return {
    region: begun(cluster).region!,
    entries: entries.sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1)),
    start: () => new ClusterUnitState(cluster[0]!.stream),
  };
}

class ClusterUnitState implements UnitState {
  private cluster: ReturnType<typeof clusterPlayed> | undefined;
  private forum: ReturnType<typeof forumPlayed> | undefined;
  private readonly agreements = new Map<string, Known<AgreementState>>();
  private readonly cycles = new Map<string, Known<CycleState>>();

  constructor(private readonly stream: string) {}

  feed(entry: Entry): void {
    switch (entry.category) {
      case 'forum':
        this.forum = forumPlayed([entry], this.forum);
        break;
      case 'agreement':
        this.agreements.set(entry.stream, next(agreementDecider, entry, this.agreements.get(entry.stream)));
        break;
      case 'cycle':
        this.cycles.set(entry.stream, next(cycleDecider, entry, this.cycles.get(entry.stream)));
        break;
      default:
        if (entry.stream === this.stream) this.cluster = clusterPlayed([entry], this.cluster);
    }
  }

  obligations(timetable: Timetable): Obligation[] {
    if (this.cluster === undefined) return [];
    const programme = {
      cluster: this.cluster,
      forum: this.forum ?? null,
      agreements: [...this.agreements.values()],
      cycles: [...this.cycles.values()],
    };
    return obligationsOfProgramme(programme, timetable);
  }
}

interface Folds<S> {
  initial(): S;
}

function next<S>(decider: Folds<S>, entry: Entry, before: Known<S> | undefined): Known<S> {
  const state = fold(decider as never, [entry], before?.state ?? decider.initial()) as S;
  return { stream: entry.stream, version: entry.version, state };
}
