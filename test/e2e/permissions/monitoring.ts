import { OVERSEERS, type Table } from './row.js';

const WATCHERS = 'monitor manager';
const STEWARDS = 'manager coordinator';

/** Monitoring: cycles with findings, follow-up and corrections; obligations and what was done to remind of them. */
export const monitoring: Table = {
  'GET /api/v1/cycles/{id}': `${OVERSEERS} fkak-rep`,
  'GET /api/v1/cycles/{id}/history': `${OVERSEERS} fkak-rep`,
  'POST /api/v1/cycles/open-cycle': WATCHERS,
  'POST /api/v1/cycles/{id}/judge-item': 'monitor',
  'POST /api/v1/cycles/{id}/raise-finding': 'monitor',
  'POST /api/v1/cycles/{id}/submit-cycle': 'monitor',
  'POST /api/v1/cycles/{id}/recall-cycle': 'monitor',
  // Whoever monitors does not approve what they found.
  'POST /api/v1/cycles/{id}/return-cycle': STEWARDS,
  'POST /api/v1/cycles/{id}/approve-cycle': STEWARDS,
  'POST /api/v1/cycles/{id}/set-follow-up': WATCHERS,
  'POST /api/v1/cycles/{id}/plan-correction': 'manager coordinator fpk-member fkak-rep',
  'POST /api/v1/cycles/{id}/close-correction': WATCHERS,
  'POST /api/v1/cycles/{id}/retract-fact': WATCHERS,

  // This one is about a cycle of the cluster, which no partner has a part in.
  'GET /api/v1/obligations': { may: 'everybody', finds: 'admin auditor manager monitor fpk-member fkak-rep' },
  'GET /api/v1/obligations/agenda': {
    may: 'everybody',
    finds: 'admin auditor manager monitor fpk-member fkak-rep',
    found: ({ body }, { here }) => body.rows.some((row: { cluster: string }) => row.cluster === here.cluster),
  },
  'GET /api/v1/obligations/{id}': `${OVERSEERS} fkak-rep`,
  'GET /api/v1/obligations/{id}/history': `${OVERSEERS} fkak-rep`,
  'GET /api/v1/obligations/{id}/why': `${OVERSEERS} fkak-rep`,
  'GET /api/v1/obligations/{id}/notices': `${OVERSEERS} fkak-rep`,
  // Notices go to signatories and members without a role as well; for anybody else the facts refuse it.
  'POST /api/v1/obligations/{id}/acknowledge-notice': 'everybody',
};
