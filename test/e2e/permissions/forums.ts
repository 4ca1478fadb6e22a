import { OVERSEERS, type Table } from './row.js';

const STEWARDS = 'manager coordinator';
const FORUM_WORK = 'manager coordinator fpk-member';

/** Forums (FPK): their members, mechanism, decree, choice of flagships, meetings. */
export const forums: Table = {
  // A coordinator is one by a fact of the forum, which a list by regions does not know.
  'GET /api/v1/forums': { may: 'everybody', finds: 'admin auditor manager monitor fpk-member' },
  'GET /api/v1/forums/{id}': OVERSEERS,
  'GET /api/v1/forums/{id}/history': OVERSEERS,
  'POST /api/v1/forums/establish-forum': 'admin manager',
  'POST /api/v1/forums/{id}/seat-member': STEWARDS,
  'POST /api/v1/forums/{id}/record-member-left': STEWARDS,
  'POST /api/v1/forums/{id}/record-alignment': STEWARDS,
  'POST /api/v1/forums/{id}/agree-mechanism': STEWARDS,
  'POST /api/v1/forums/{id}/record-decree': STEWARDS,
  'POST /api/v1/forums/{id}/name-operating-funds': STEWARDS,
  'POST /api/v1/forums/{id}/set-honorarium-rule': STEWARDS,
  // An honorarium that was paid against the rule is a finding: the one thing here that an auditor writes.
  'POST /api/v1/forums/{id}/report-honorarium': 'manager coordinator fpk-member monitor auditor',
  'POST /api/v1/forums/{id}/resolve-honorarium': STEWARDS,
  'POST /api/v1/forums/{id}/open-round': STEWARDS,
  'POST /api/v1/forums/{id}/score-candidate': FORUM_WORK,
  'POST /api/v1/forums/{id}/choose-flagship': STEWARDS,
  'POST /api/v1/forums/{id}/record-meeting': FORUM_WORK,
  'POST /api/v1/forums/{id}/close-action': FORUM_WORK,
  'POST /api/v1/forums/{id}/record-supervision': FORUM_WORK,
  'POST /api/v1/forums/{id}/dissolve-forum': 'admin manager',
  'POST /api/v1/forums/{id}/retract-fact': STEWARDS,
};
