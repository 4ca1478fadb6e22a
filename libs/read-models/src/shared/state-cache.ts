import type { Decider, DomainEvent, ProjectionReader, SealedEntry } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { AgreementState, ClusterState, CycleState, ForumState, Known } from '@app/programme';
import { agreementDecider, clusterDecider, cycleDecider, forumDecider } from '@app/programme';

/** The kinds of stream whose state a judge looks at. */
export interface StateOf {
  readonly forum: ForumState;
  readonly cluster: ClusterState;
  readonly agreement: AgreementState;
  readonly cycle: CycleState;
}
export type StateCategory = keyof StateOf;

/** Folding is all that is asked of a decider here, so its commands and facts do not matter. */
interface Folder {
  readonly initial: () => unknown;
  readonly evolve: Decider<unknown, unknown, DomainEvent, unknown>['evolve'];
}

const folders = {
  forum: forumDecider,
  cluster: clusterDecider,
  agreement: agreementDecider,
  cycle: cycleDecider,
} as unknown as Readonly<Record<string, Folder>>;

/** States kept before the least recently used are let go: some hundreds of megabytes at worst. */
const KEPT_STATES = 20_000;

/**
 * States of streams as they stand at the entry that is being applied. A cache and nothing more: what is missing
 * is read and folded from the log, so rows do not depend on what was kept.
 */
export class StateCache {
  private readonly states = new Map<string, Known<unknown>>();

  constructor(private readonly kept = KEPT_STATES) {}

  /** @returns whether states of this kind are kept here */
  static holds(category: string): category is StateCategory {
    return category in folders;
  }

  /**
   * Takes the entry that is being applied.
   * @returns the state of its stream, the entry included
   */
  async advance<C extends StateCategory>(
    entry: SealedEntry,
    read: ProjectionReader,
  ): Promise<Known<StateOf[C]>> {
    const known = this.states.get(entry.stream);
    if (known === undefined ? entry.version !== 1 : known.version !== entry.version - 1) {
      this.states.delete(entry.stream);
      return (await this.of<C>(entry.category as C, entry.stream, read))!;
    }
    const folder = folderOf(entry.category);
    const state = foldOver(folder, [entry], known === undefined ? folder.initial() : known.state);
    return this.keep({ stream: entry.stream, version: entry.version, state }) as Known<StateOf[C]>;
  }

  /** @returns another stream's state at the entry that is being applied; null when it does not exist yet */
  async of<C extends StateCategory>(
    category: C,
    stream: string,
    read: ProjectionReader,
  ): Promise<Known<StateOf[C]> | null> {
    const known = this.states.get(stream);
    if (known !== undefined) return this.keep(known) as Known<StateOf[C]>;
    const entries = (await read.stream(stream)).filter((entry) => entry.category === category);
    const last = entries.at(-1);
    if (last === undefined) return null;
    const folder = folderOf(category);
    const state = foldOver(folder, entries, folder.initial());
    return this.keep({ stream, version: last.version, state }) as Known<StateOf[C]>;
  }

  reset(): void {
    this.states.clear();
  }

  /** Puts it last in the map's order, which is that of use, and lets the first one go when there are too many. */
  private keep(known: Known<unknown>): Known<unknown> {
    this.states.delete(known.stream);
    this.states.set(known.stream, known);
    if (this.states.size > this.kept) this.states.delete(this.states.keys().next().value!);
    return known;
  }
}

function folderOf(category: string): Folder {
  const folder = folders[category];
  if (folder === undefined) throw new Error(`streams of the kind "${category}" have no state here`);
  return folder;
}

function foldOver(folder: Folder, entries: readonly SealedEntry[], state: unknown): unknown {
  return fold(folder as Decider<unknown, unknown, DomainEvent>, entries, state);
}
