import { type Ask, OVERSEERS_ANYWHERE, type Table } from './row.js';

const here = (): Ask => ({ members: { region: '33.10' } });
const country = (): Ask => ({ members: { region: '00' } });
const REGION_READERS = 'admin auditor manager monitor fpk-member';

/** Regions, people, accounts, the installation. */
export const administration: Table = {
  // Working calendars hold nobody's data.
  'GET /api/v1/calendar': { may: 'everybody', ask: () => ({ query: 'region=33.10&year=2026' }) },
  'GET /api/v1/regions/{id}': REGION_READERS,
  'GET /api/v1/regions/{id}/history': REGION_READERS,
  'POST /api/v1/regions/override-parameter': 'admin',
  'POST /api/v1/regions/reset-parameter': 'admin',
  'POST /api/v1/regions/set-cadence': 'admin',
  'POST /api/v1/regions/record-holiday (of the region)': { may: 'admin manager', ask: here },
  'POST /api/v1/regions/record-holiday (of the country)': { may: 'national', ask: country },
  'POST /api/v1/regions/remove-holiday (of the region)': { may: 'admin manager', ask: here },
  'POST /api/v1/regions/remove-holiday (of the country)': { may: 'national', ask: country },
  'POST /api/v1/regions/import-holidays (of the region)': { may: 'admin manager', ask: here },
  'POST /api/v1/regions/import-holidays (of the country)': { may: 'national', ask: country },

  // People have no region: the role alone counts, and everybody about themselves.
  'GET /api/v1/people': {
    may: `${OVERSEERS_ANYWHERE} self`,
    ask: ({ self }) => ({ query: `ids=${self.person}` }),
  },
  'GET /api/v1/people/{id}': `${OVERSEERS_ANYWHERE} self`,
  'GET /api/v1/people/{id}/history': `${OVERSEERS_ANYWHERE} self`,
  'POST /api/v1/people/register-person': 'admin* manager* fpk-member* fkak-rep*',
  'POST /api/v1/people/{id}/correct-person': 'admin* manager*',

  // Roles reach any region, so that only an administrator of the whole installation gives and takes them.
  'GET /api/v1/accounts/{id}': 'national self',
  'GET /api/v1/accounts/{id}/history': 'national self',
  'GET /api/v1/accounts/{id}/tokens': 'national self',
  'POST /api/v1/accounts/open-account': 'national',
  'POST /api/v1/accounts/{id}/grant-role': 'national',
  'POST /api/v1/accounts/{id}/revoke-role': 'national',
  'POST /api/v1/accounts/{id}/disable-account': 'national',
  'POST /api/v1/accounts/{id}/enable-account': 'national',
  'POST /api/v1/accounts/{id}/issue-reset-link': 'national',
  'POST /api/v1/accounts/{id}/end-sessions': 'national',
  'POST /api/v1/accounts/{id}/revoke-token': 'national',
  'POST /api/v1/accounts/{id}/link-sign-in': 'national',
  'POST /api/v1/accounts/{id}/unlink-sign-in': 'national',

  'GET /api/v1/access-records': 'admin* auditor*',
  'GET /api/v1/status/queues': 'national',
  // There is no such job: those who may are told so.
  'POST /api/v1/status/dead-letters/{id}/retry': { may: 'national', answers: 404 },
  'POST /api/v1/status/dead-letters/{id}/discard': { may: 'national', answers: 404 },
  'POST /api/v1/status/deliveries/{message}/retry': { may: 'national', answers: 404 },
};
