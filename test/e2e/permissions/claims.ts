import { OVERSEERS, type Table } from './row.js';

/** A report of a region is of no cluster: a representative or enumerator reads it where the grant names the region. */
const READERS = `${OVERSEERS} enumerator`.replace(' coordinator', '');

/** Reports of figures that were or will be published, and what checking them finds. */
export const claims: Table = {
  'GET /api/v1/claims': { may: 'everybody', finds: READERS },
  // Nothing of it is stored.
  'POST /api/v1/claims/check': 'everybody',
  'GET /api/v1/claims/template.csv': 'everybody',
  'GET /api/v1/claims/{id}': READERS,
  'GET /api/v1/claims/{id}/history': READERS,
  'GET /api/v1/claims/{id}/comparison': READERS,
  'POST /api/v1/claims/enter-claim': 'manager enumerator',
  'POST /api/v1/claims/{id}/revise-claim': 'manager enumerator',
  'POST /api/v1/claims/{id}/publish-claim': 'manager',
  'POST /api/v1/claims/{id}/withdraw-claim': 'manager',
};
