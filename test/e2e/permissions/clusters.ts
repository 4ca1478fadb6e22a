import { OVERSEERS, type Table } from './row.js';

const STEWARDS = 'manager coordinator';
const FORUM_WORK = 'manager coordinator fpk-member';
/** The cluster's own forum (FKAK) keeps its facts through its representative. */
const MEMBER_FORUM = 'manager fkak-rep';
/** Who works in a cluster or for it; partners by any agreement of the cluster. */
const AROUND = `${OVERSEERS} fkak-rep institution lpt pke rival`;

/** Clusters: the board, institutions, the member forum (FKAK), the seven steps. */
export const clusters: Table = {
  // A coordinator is one by a fact of the forum, which a list by regions does not know.
  'GET /api/v1/board': { may: 'everybody', finds: AROUND.replace(' coordinator', '') },
  'GET /api/v1/board/counts': {
    may: 'everybody',
    finds: AROUND.replace(' coordinator', ''),
    ask: ({ here }) => ({ query: `forum=${here.forum}` }),
    found: ({ body }) => body.total === 1,
  },
  // Everything since the beginning, as it is told to whoever watches.
  'GET /api/v1/changes': {
    may: 'everybody',
    finds: AROUND,
    streams: true,
    ask: () => ({ query: 'after=0' }),
  },
  'GET /api/v1/history': {
    may: 'everybody',
    finds: AROUND,
    ask: () => ({ query: 'order=oldest-first&limit=200' }),
  },
  'GET /api/v1/clusters/{id}': AROUND,
  'GET /api/v1/clusters/{id}/history': AROUND,
  'POST /api/v1/clusters/enrol-cluster': 'manager',
  'POST /api/v1/clusters/{id}/set-stage': STEWARDS,
  'POST /api/v1/clusters/{id}/cite-flagship': STEWARDS,
  'POST /api/v1/clusters/{id}/map-institution': FORUM_WORK,
  'POST /api/v1/clusters/{id}/explain-gap': FORUM_WORK,
  'POST /api/v1/clusters/{id}/commit-institution': FORUM_WORK,
  'POST /api/v1/clusters/{id}/decline-institution': FORUM_WORK,
  'POST /api/v1/clusters/{id}/establish-fkak': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/list-subgroup': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/seat-representative': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/record-representative-left': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/record-fkak-alignment': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/agree-fkak-mechanism': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/record-fkak-meeting': MEMBER_FORUM,
  'POST /api/v1/clusters/{id}/close-fkak-action': MEMBER_FORUM,
  // Submitting and approving a step are never the same role's.
  'POST /api/v1/clusters/{id}/submit-step': 'manager',
  'POST /api/v1/clusters/{id}/recall-submission': 'manager',
  'POST /api/v1/clusters/{id}/approve-step': 'coordinator',
  'POST /api/v1/clusters/{id}/return-step': 'coordinator',
  'POST /api/v1/clusters/{id}/reopen-step': STEWARDS,
  'POST /api/v1/clusters/{id}/request-waiver': 'manager',
  'POST /api/v1/clusters/{id}/grant-waiver': 'coordinator',
  // Whoever asked withdraws the request this way.
  'POST /api/v1/clusters/{id}/decline-waiver': STEWARDS,
  'POST /api/v1/clusters/{id}/revoke-waiver': 'coordinator',
  'POST /api/v1/clusters/{id}/suspend-programme': 'manager',
  'POST /api/v1/clusters/{id}/resume-programme': 'manager',
  'POST /api/v1/clusters/{id}/withdraw-programme': 'manager',
  'POST /api/v1/clusters/{id}/retract-fact': STEWARDS,
};
