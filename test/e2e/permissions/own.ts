import type { Table } from './row.js';

/** An administrator helps whoever cannot; nobody else wishes anything for another person. */
const WISHES = 'admin* self';

/** What belongs to one person: their session, inbox, wishes, calendar. */
export const own: Table = {
  'GET /api/v1/session': {
    may: 'everybody',
    finds: 'self',
    found: ({ text }, { self }) => text.includes(self.account),
  },
  'DELETE /api/v1/session': { may: 'everybody', answers: 204, endsSession: true },
  'DELETE /api/v1/sessions': { may: 'everybody', answers: 204, endsSession: true },
  // Without the present password: it is one's own that is asked for.
  'POST /api/v1/me/password': { may: 'everybody', answers: 400, ask: () => ({ body: {} }) },
  'GET /api/v1/me/tokens': {
    may: 'everybody',
    finds: 'self',
    found: ({ text }, { token }) => text.includes(token),
  },
  'POST /api/v1/me/tokens': { may: 'everybody', answers: 201 },
  // It looks for the token among the asker's own.
  'DELETE /api/v1/me/tokens/{token}': {
    may: 'self',
    answers: 204,
    refused: 404,
    ask: ({ token }) => ({ path: { token } }),
  },
  // The notice went to one person, whoever else watches over the obligation.
  'GET /api/v1/inbox': {
    may: 'everybody',
    finds: 'self',
    found: ({ text }, { here }) => text.includes(here.obligation),
  },
  'GET /api/v1/me/preferences': {
    may: 'everybody',
    finds: 'self',
    found: ({ text }, { self }) => text.includes(self.person),
  },
  'POST /api/v1/me/calendar-feed': { may: 'everybody', answers: 201 },
  // It looks for the feed among the asker's own: that of another is not there.
  'DELETE /api/v1/me/calendar-feed/{feed}': { may: 'self', answers: 204, refused: 422 },
  'POST /api/v1/people/{id}/set-notice-preferences': WISHES,
  'POST /api/v1/people/{id}/unsubscribe': WISHES,
  'POST /api/v1/people/{id}/set-webhook': WISHES,
  'POST /api/v1/people/{id}/remove-webhook': WISHES,
  'POST /api/v1/people/{id}/open-calendar-feed': WISHES,
  'POST /api/v1/people/{id}/revoke-calendar-feed': WISHES,
};
