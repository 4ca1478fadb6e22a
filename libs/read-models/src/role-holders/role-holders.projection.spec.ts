import { ID } from '@app/contracts';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { LogBuilder } from '../testing/log-builder.js';
import { roleHoldersProjection } from './role-holders.projection.js';

const manager = { grant: ID.item, role: 'manager', scope: { region: '33.10' } };
const auditor = { grant: ID.finding, role: 'auditor', scope: { region: '33' } };

function history() {
  const log = new LogBuilder();
  const add = (type: string, data: object) => log.add('account', ID.seat, [{ type, data }]).position;
  const login = { subject: ID.person, value: 'pengelola' };
  const opened = log.add('account', ID.seat, [
    { type: 'AccountOpened', data: { person: ID.person, login } },
    { type: 'RoleGranted', data: manager },
  ]).position;
  const granted = add('RoleGranted', auditor);
  const revoked = add('RoleRevoked', { grant: ID.item, reason: 'Pindah tugas' });
  const disabled = add('AccountDisabled', { reason: 'Cuti' });
  const enabled = add('AccountEnabled', { reason: 'Kembali' });
  return { log, opened, granted, revoked, disabled, enabled };
}

describe('role holders projection', () => {
  const { log, opened, granted, revoked, disabled, enabled } = history();

  it.each([
    [opened, false, [manager]],
    [granted, false, [manager, auditor]],
    [revoked, false, [auditor]],
    [disabled, true, [auditor]],
    [enabled, false, [auditor]],
  ])('knows the roles held at position %i', async (position, off, grants) => {
    const tables = await replayTwice(roleHoldersProjection, log.entries, { log: log.entries });
    expect(tables.asOf('role_holder', position)).toEqual([
      { account: ID.seat, person: ID.person, disabled: off, grants },
    ]);
  });
});
