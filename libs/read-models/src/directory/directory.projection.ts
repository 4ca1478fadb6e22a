import type { Projection, ProjectionReader, ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { ProgrammeEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { directoryTables } from './directory.table.js';

const CATEGORIES = ['forum', 'cluster', 'agreement', 'cycle', 'account'];

/** Which cluster, forum, agreement and cycle belong together, and whether an account is open. */
export const directoryProjection: Projection = {
  name: 'directory',
  version: 1,
  tables: directoryTables,
  categories: CATEGORIES,
  start: () => ({
    apply: async (entry, write, read) => {
      for (const event of programmeEventsOf(entry)) await applyEvent(event, entry, write, read);
    },
    reset: () => undefined,
  }),
};

async function applyEvent(
  event: ProgrammeEvent,
  entry: SealedEntry,
  write: ProjectionWriter,
  read: ProjectionReader,
): Promise<void> {
  const born = beginning(event, entry);
  if (born !== null) return write.put(...born);
  const change = await changeOf(event, entry, read);
  if (change === null) return;
  const [table, key, columns] = change;
  const row = await write.get(table, { [key]: entry.stream });
  // The log's first entry of a stream makes its row; without it the log is not the one that was checked.
  if (row === null) throw new Error(`directory: ${event.type} on a stream that has no row in ${table}`);
  await write.put(table, { ...row, ...columns });
}

/** @returns the first row of a stream, when this event begins one */
function beginning(event: ProgrammeEvent, entry: SealedEntry): [string, Row] | null {
  const enrolled = entry.position;
  switch (event.type) {
    case 'ForumEstablished':
      return ['forum_entry', { forum: entry.stream, ...event.data, dissolved: false, enrolled }];
    case 'ClusterEnrolled': {
      const { forum, region, name, aliases, sector, definition } = event.data;
      const under = `${definition.id}.v${definition.version}`;
      return [
        'cluster_entry',
        { cluster: entry.stream, forum, region, name, aliases, sector, definition: under, enrolled },
      ];
    }
    case 'AgreementDrafted': {
      const { cluster, kind, terms } = event.data;
      return [
        'agreement_entry',
        { agreement: entry.stream, cluster, kind, status: 'draft', ...textOf(terms), enrolled },
      ];
    }
    case 'CycleOpened':
      return ['cycle_entry', { cycle: entry.stream, ...event.data, status: 'open', enrolled }];
    case 'AccountOpened':
      return [
        'account_entry',
        { account: entry.stream, person: event.data.person, disabled: false, enrolled },
      ];
    default:
      return null;
  }
}

type Change = readonly [table: string, key: string, columns: Row];
const agreement = (columns: Row): Change => ['agreement_entry', 'agreement', columns];
const cycle = (status: string): Change => ['cycle_entry', 'cycle', { status }];
const account = (disabled: boolean): Change => ['account_entry', 'account', { disabled }];

/** @returns what an event changes in its stream's row, or null */
async function changeOf(
  event: ProgrammeEvent,
  entry: SealedEntry,
  read: ProjectionReader,
): Promise<Change | null> {
  switch (event.type) {
    case 'ForumDissolved':
      return ['forum_entry', 'forum', { dissolved: true }];
    case 'AgreementRevised':
      return agreement(textOf(event.data.terms));
    case 'ConfirmationOpened':
      return agreement({ status: 'confirming' });
    case 'ConfirmationWithdrawn':
      return agreement({ status: 'draft' });
    case 'AgreementActivated':
      return agreement({ status: 'active', valid_from: event.data.from, valid_until: event.data.until });
    case 'AddendumAdopted': {
      const until = await proposedEnd(event.data.addendum, entry, read);
      return until === undefined ? null : agreement({ valid_until: until });
    }
    case 'AgreementEnded':
      return agreement({ status: event.data.how, ended_on: event.data.endedOn });
    case 'CycleSubmitted':
      return cycle('submitted');
    case 'CycleRecalled':
    case 'CycleReturned':
      return cycle('open');
    case 'CycleApproved':
      return cycle('approved');
    case 'AccountDisabled':
      return account(true);
    case 'AccountEnabled':
      return account(false);
    default:
      return null;
  }
}

interface DatedTerms {
  readonly title: string;
  readonly partnerKind: string;
  readonly partnerId?: string | undefined;
  readonly from: string;
  readonly until: string;
}

const textOf = (terms: DatedTerms): Row => ({
  title: terms.title,
  partner: terms.partnerId ?? null,
  partner_kind: terms.partnerKind,
  valid_from: terms.from,
  valid_until: terms.until,
});

/** The adoption names its addendum only; the new term stands in the proposal, earlier on the same stream. */
async function proposedEnd(
  addendum: string,
  entry: SealedEntry,
  read: ProjectionReader,
): Promise<string | undefined> {
  const earlier = await read.stream(entry.stream);
  const proposals = earlier.flatMap(programmeEventsOf).filter((each) => each.type === 'AddendumProposed');
  return proposals.findLast((each) => each.data.addendum === addendum)?.data.until;
}
