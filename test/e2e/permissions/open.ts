import type { Table } from './row.js';

/** Enough to see that a session makes no difference. */
const SOME = 'nobody self national';

/** What needs no session. Where the address is a secret, a wrong one is answered alike for everybody. */
export const open: Table = {
  'GET /': 'public',
  'GET /api/v1/openapi.json': 'public',
  'GET /health/live': 'public',
  'GET /health/ready': 'public',
  // Without login and password: asking for a session is open, getting one is not.
  'POST /api/v1/session': { may: 'public', answers: 400, ask: () => ({ body: {} }) },
  'GET /api/v1/session/ways': 'public',
  // No identity provider is set up here: everybody is told so.
  'GET /api/v1/session/sso': { may: 'public', answers: 404 },
  'GET /api/v1/session/sso/callback': { may: 'public', answers: 404 },
  'GET /api/v1/password-reset': 'public',
  // Without the code of a link and a new password.
  'POST /api/v1/password-reset': { may: 'public', answers: 400, ask: () => ({ body: {} }) },
  'GET /api/v1/notice-answers/{token}': { may: 'public', answers: 404, askers: SOME },
  'POST /api/v1/notice-answers/{token}': { may: 'public', answers: 404, askers: SOME },
  'GET /api/v1/calendar-feeds/{file} (a wrong secret)': { may: 'public', answers: 404, askers: SOME },
  'GET /api/v1/calendar-feeds/{file} (the right one)': {
    may: 'public',
    ask: ({ feedFile }) => ({ path: { file: feedFile } }),
  },
};
