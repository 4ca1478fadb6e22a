import type { Projection, ProjectionReader, ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { AgreementState, ClusterState, ForumState, Zone } from '@app/programme';
import { dayIn, startOfDay, zoneOf } from '@app/programme';
import { StateCache } from '../shared/state-cache.js';
import { dueDateTables } from './due-dates.table.js';
import type { Due } from './dues.js';
import { agreementDues, clusterDues, forumDues } from './dues.js';

/** Events after which a stream's due dates may be others. */
const MOVERS = new Set([
  'MemberSeated',
  'MemberLeft',
  'ForumDissolved',
  'RepresentativeSeated',
  'RepresentativeLeft',
  'CriterionWaived',
  'WaiverRevoked',
  'WaiverExpired',
  'ProgrammeWithdrawn',
  'AgreementActivated',
  'AddendumAdopted',
  'AgreementEnded',
  'FactRetracted',
]);

/** What one stream waits for. */
interface Waiting {
  readonly cluster: string | null;
  readonly zone: Zone;
  readonly dues: readonly Due[];
}

/** The days on which agreements, waivers and terms of seats are over, for the sweep that records it. */
export const dueDatesProjection: Projection = {
  name: 'due_dates',
  version: 1,
  tables: dueDateTables,
  categories: ['forum', 'cluster', 'agreement'],
  start: () => {
    const states = new StateCache();
    return {
      apply: async (entry, write, read) => {
        const { state } = await states.advance(entry, read);
        if (!entry.events.some((event) => MOVERS.has(event.type))) return;
        const waiting = await waitingOf(entry, state, states, read);
        await replaceDues(entry.stream, waiting, write);
      },
      reset: () => states.reset(),
    };
  },
};

async function waitingOf(
  entry: SealedEntry,
  state: unknown,
  states: StateCache,
  read: ProjectionReader,
): Promise<Waiting> {
  if (entry.category === 'agreement') {
    const agreement = state as AgreementState;
    const cluster = agreement.identity!.cluster;
    const place = await states.of('cluster', cluster, read);
    const zone = zoneOf(regionOf(place?.state));
    return { cluster, zone, dues: agreementDues(entry.stream, agreement) };
  }
  const own = state as ForumState | ClusterState;
  const zone = zoneOf(regionOf(own));
  const moment = { zone, day: dayIn(zone, entry.at) };
  return entry.category === 'forum'
    ? { cluster: null, zone, dues: forumDues(own as ForumState, moment) }
    : { cluster: entry.stream, zone, dues: clusterDues(own as ClusterState, moment) };
}

/** @throws Error when a stream's place is not on record: the log is then not one that the deciders wrote */
function regionOf(state: ForumState | ClusterState | undefined): string {
  const region = state?.identity?.region;
  if (region === undefined) throw new Error('due dates: a stream without a region');
  return region;
}

/** Brings the stream's rows to what it waits for now; rows that stay as they are are not touched. */
async function replaceDues(stream: string, waiting: Waiting, write: ProjectionWriter): Promise<void> {
  const before = new Map((await write.find('due_date', { stream })).map((row) => [row.key as string, row]));
  for (const due of waiting.dues) {
    const row = rowOf(stream, waiting, due);
    const stands = before.get(row.key as string);
    before.delete(row.key as string);
    const same = stands !== undefined && stands.due === row.due && stands.due_at === row.due_at;
    if (!same) await write.put('due_date', row);
  }
  for (const key of before.keys()) await write.remove('due_date', { key });
}

function rowOf(stream: string, { cluster, zone }: Waiting, { kind, id, due, params }: Due): Row {
  const due_at = startOfDay(zone, due);
  return { key: `${kind}:${id}`, kind, stream, cluster, due, due_at, params };
}
