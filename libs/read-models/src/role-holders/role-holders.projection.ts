import type { Projection, Row, SealedEntry } from '@app/eventsourcing';
import type { Grant, ProgrammeEvent } from '@app/programme';
import { programmeEventsOf } from '../shared/programme-event.js';
import { roleHoldersTables } from './role-holders.table.js';

/** @returns an account's row after one more event */
function next(row: Row | null, event: ProgrammeEvent, { stream }: SealedEntry): Row | null {
  if (event.type === 'AccountOpened') {
    return { account: stream, person: event.data.person, disabled: false, grants: [] };
  }
  if (row === null) return null;
  const grants = row.grants as unknown as Grant[];
  switch (event.type) {
    case 'RoleGranted':
      return { ...row, grants: [...grants, event.data] as never };
    case 'RoleRevoked':
      return { ...row, grants: grants.filter(({ grant }) => grant !== event.data.grant) as never };
    case 'AccountDisabled':
      return { ...row, disabled: true };
    case 'AccountEnabled':
      return { ...row, disabled: false };
    default:
      return null;
  }
}

/** Who holds which role: whom a notice to a role goes to, and who could approve on a day. */
export const roleHoldersProjection: Projection = {
  name: 'role_holders',
  version: 1,
  tables: roleHoldersTables,
  categories: ['account'],
  start: () => ({
    apply: async (entry, write) => {
      let row = await write.get('role_holder', { account: entry.stream });
      for (const event of programmeEventsOf(entry)) {
        const after = next(row, event, entry);
        if (after === null) continue;
        row = after;
        await write.put('role_holder', after);
      }
    },
    reset: () => undefined,
  }),
};
