import type { TableSpec } from '@app/eventsourcing';

/** Which account of which person holds which roles, with their scopes; nothing personal but pseudonyms. */
export const roleHoldersTables: readonly TableSpec[] = [
  {
    name: 'role_holder',
    ranged: true,
    key: { account: 'uuid not null' },
    columns: {
      person: 'uuid not null',
      disabled: 'boolean not null',
      /** `[{grant, role, scope}]`: those held, in the order in which they were granted. */
      grants: 'jsonb not null',
    },
    indexes: [['person']],
  },
];
