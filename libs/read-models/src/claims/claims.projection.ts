import type { Projection, Row, SealedEntry } from '@app/eventsourcing';
import type { ProgrammeEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { claimsTables } from './claims.table.js';

/** What an event changes in its report's row; for the first one, the whole row. */
function changeOf(event: ProgrammeEvent, { position }: SealedEntry): Row | null {
  switch (event.type) {
    case 'ClaimEntered': {
      const { region = null, report } = event.data;
      return { region, title: report.title, source: report.source, status: 'draft', entered: position };
    }
    case 'ClaimRevised':
      return { title: event.data.report.title, source: event.data.report.source };
    case 'ClaimPublished':
      return { status: 'published' };
    case 'ClaimWithdrawn':
      return { status: 'withdrawn' };
    default:
      return null;
  }
}

/** The list of the reports that were entered for checking. */
export const claimsProjection: Projection = {
  name: 'claims',
  version: 1,
  tables: claimsTables,
  categories: ['claim'],
  start: () => ({
    apply: async (entry, write) => {
      for (const event of programmeEventsOf(entry)) {
        const change = changeOf(event, entry);
        if (change === null) continue;
        const row = await write.get('claim_entry', { claim: entry.stream });
        await write.put('claim_entry', { ...row, claim: entry.stream, ...change });
      }
    },
    reset: () => undefined,
  }),
};
