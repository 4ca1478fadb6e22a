import type { Projection, ProjectionReader, ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import { definitionByRef } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { StateCache } from '../shared/state-cache.js';
import type { ChecklistRow, StepBoardRow } from './board-row.js';
import { boardTables } from './board.table.js';
import { judgeCluster } from './judge-cluster.js';
import { Links } from './links.js';
import { Regions } from './regions.js';
import { Memories } from './remembered.js';
import { surroundingsOf } from './surroundings.js';

/**
 * Re-judges the clusters that an entry touches, at the entry's own time, and keeps why not yet. What time alone
 * changes is not seen here: rows say on which day to look again.
 */
export const boardProjection: Projection = {
  name: 'board',
  version: 1,
  tables: boardTables,
  categories: ['forum', 'cluster', 'agreement', 'cycle', 'region'],
  start: () => {
    const board = new Board();
    return {
      apply: (entry, write, read) => board.apply(entry, write, read),
      reset: () => board.reset(),
    };
  },
};

class Board {
  private readonly states = new StateCache();
  private readonly links = new Links();
  private readonly regions = new Regions();
  private readonly memories = new Memories();

  async apply(entry: SealedEntry, write: ProjectionWriter, read: ProjectionReader): Promise<void> {
    await this.links.take(entry, write);
    const region = await this.regions.take(entry, write);
    if (StateCache.holds(entry.category)) await this.states.advance(entry, read);
    const touched = this.links.touched(entry, region);
    const told = newsFor(entry, touched);
    for (const cluster of touched) {
      await this.judge(cluster, entry.at, write, read);
      if (told.includes(cluster)) await write.put('cluster_news', newsRow(cluster, entry));
    }
  }

  reset(): void {
    this.states.reset();
    this.links.reset();
    this.regions.reset();
    this.memories.reset();
  }

  private async judge(
    cluster: string,
    at: string,
    write: ProjectionWriter,
    read: ProjectionReader,
  ): Promise<void> {
    const streams = this.links.cluster(cluster)!;
    const on = await surroundingsOf(streams, this.states, this.regions, read);
    const identity = on?.cluster.state.identity;
    if (!on || !identity) return;
    const definition = definitionByRef(identity.definition);
    if (definition === undefined) throw new Error(`board: definition ${identity.definition.id} is not known`);
    const times = { enrolledAt: streams.enrolledAt, at };
    const { row, checklists } = judgeCluster(definition, on, times, this.memories.of(cluster));
    await putChanged(write, 'step_board', { cluster }, row);
    for (const each of checklists) await putChanged(write, 'checklist', { cluster, step: each.step }, each);
  }
}

/** Writes a row only when what counts of it is not what the table holds. */
async function putChanged(
  write: ProjectionWriter,
  table: string,
  key: Row,
  row: StepBoardRow | ChecklistRow,
): Promise<void> {
  const stands = await write.get(table, key);
  if (stands?.digest !== row.digest) await write.put(table, { ...row });
}

/** A forum's entry that names clusters is news of these only. */
function newsFor(entry: SealedEntry, touched: readonly string[]): readonly string[] {
  if (entry.category !== 'forum') return entry.category === 'region' ? [] : touched;
  const named = programmeEventsOf(entry).flatMap((event) => {
    if (event.type === 'SupervisionDone') return [event.data.cluster];
    return event.type === 'MeetingHeld' ? event.data.clusters : [];
  });
  return named.length === 0 ? touched : touched.filter((cluster) => named.includes(cluster));
}

function newsRow(cluster: string, entry: SealedEntry): Row {
  const { at, stream, category, version } = entry;
  return { cluster, event: entry.events.at(-1)!.type, at, stream, category, version };
}
