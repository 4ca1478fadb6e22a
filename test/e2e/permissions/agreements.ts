import { type Ask, OVERSEERS, type Table } from './row.js';

/** Both sides of an agreement: the representative for the cluster, the partner of this agreement for itself. */
const PARTIES = 'fkak-rep lpt pke';
const forCluster = (): Ask => ({ members: { side: 'cluster' } });
const forPartner = (): Ask => ({ members: { side: 'partner' } });

/** Agreements with technical (LPT) and economic (PKE) partners. */
export const agreements: Table = {
  // A partner sees its own agreement, and no other of the same cluster.
  'GET /api/v1/agreements/{id}': `${OVERSEERS} ${PARTIES}`,
  'GET /api/v1/agreements/{id}/history': `${OVERSEERS} ${PARTIES}`,
  'POST /api/v1/agreements/draft-agreement': 'manager fkak-rep',
  'POST /api/v1/agreements/{id}/revise-terms': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/record-accompaniment': 'manager coordinator fpk-member',
  'POST /api/v1/agreements/{id}/open-confirmation': `manager ${PARTIES}`,
  // Each side confirms for itself; nobody confirms for a side that they do not speak for.
  'POST /api/v1/agreements/{id}/confirm-agreement (for the cluster)': { may: 'fkak-rep', ask: forCluster },
  'POST /api/v1/agreements/{id}/confirm-agreement (for the partner)': { may: 'lpt pke', ask: forPartner },
  'POST /api/v1/agreements/{id}/withdraw-confirmation': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/propose-addendum': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/confirm-addendum (for the cluster)': { may: 'fkak-rep', ask: forCluster },
  'POST /api/v1/agreements/{id}/confirm-addendum (for the partner)': { may: 'lpt pke', ask: forPartner },
  'POST /api/v1/agreements/{id}/submit-deliverable': 'manager lpt pke',
  // The side that receives the work accepts it.
  'POST /api/v1/agreements/{id}/accept-deliverable': 'fkak-rep',
  'POST /api/v1/agreements/{id}/return-deliverable': 'fkak-rep',
  'POST /api/v1/agreements/{id}/record-payment': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/record-assistance': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/settle-assistance': 'manager fkak-rep',
  'POST /api/v1/agreements/{id}/settle-profit-share': 'manager',
  'POST /api/v1/agreements/{id}/record-gain (of the cluster)': { may: 'manager fkak-rep', ask: forCluster },
  'POST /api/v1/agreements/{id}/record-gain (of the partner)': { may: 'manager lpt pke', ask: forPartner },
  'POST /api/v1/agreements/{id}/record-coordination': 'manager coordinator fpk-member lpt pke',
  'POST /api/v1/agreements/{id}/record-cooperation': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/file-complaint (by the cluster)': {
    may: 'manager fkak-rep',
    ask: () => ({ members: { party: 'cluster' } }),
  },
  'POST /api/v1/agreements/{id}/file-complaint (by the partner)': {
    may: 'manager lpt pke',
    ask: () => ({ members: { party: 'partner' } }),
  },
  'POST /api/v1/agreements/{id}/resolve-complaint': 'manager coordinator',
  'POST /api/v1/agreements/{id}/fulfil-agreement': 'manager fkak-rep',
  'POST /api/v1/agreements/{id}/terminate-agreement': `manager ${PARTIES}`,
  'POST /api/v1/agreements/{id}/retract-fact': 'manager coordinator',
};
