import type { NoticePreferences } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';
import { LifecycleError } from '../shared/machine.js';
import type { PersonEvent } from './events.js';

/** A calendar that whoever holds its token may read. */
export interface CalendarFeed {
  readonly feed: string;
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly revoked: boolean;
}

/** A person as far as the programme knows them. Every personal value may have been erased with its key. */
export interface PersonState {
  readonly registered: boolean;
  readonly name: Personal | null;
  readonly phone: Personal | null;
  readonly email: Personal | null;
  /** null when they never said anything: `DEFAULT_PREFERENCES` hold then. */
  readonly preferences: NoticePreferences | null;
  readonly webhook: { readonly url: Personal; readonly secret: Personal } | null;
  /** Every one ever opened: an id and a token stand for one feed for ever. */
  readonly feeds: readonly CalendarFeed[];
}

export const noPerson: PersonState = {
  registered: false,
  name: null,
  phone: null,
  email: null,
  preferences: null,
  webhook: null,
  feeds: [],
};

/** @throws LifecycleError when the log holds what a person's stream does not allow */
export function evolvePerson(state: PersonState, event: PersonEvent): PersonState {
  const corrupt = () => new LifecycleError('person', state.registered ? 'registered' : 'unknown', event.type);
  if ((event.type === 'PersonRegistered') === state.registered) throw corrupt();
  switch (event.type) {
    case 'PersonRegistered':
    case 'PersonCorrected': {
      const { name, phone, email } = event.data;
      return {
        ...state,
        registered: true,
        name: name ?? state.name,
        phone: phone ?? state.phone,
        email: email ?? state.email,
      };
    }
    case 'NoticePreferencesSet':
      return { ...state, preferences: event.data };
    case 'WebhookSet':
      return { ...state, webhook: event.data };
    case 'WebhookRemoved':
      if (state.webhook === null) throw corrupt();
      return { ...state, webhook: null };
    case 'CalendarFeedOpened':
      if (state.feeds.some(({ feed }) => feed === event.data.feed)) throw corrupt();
      return { ...state, feeds: [...state.feeds, { ...event.data, revoked: false }] };
    case 'CalendarFeedRevoked': {
      const { feed } = event.data;
      if (!state.feeds.some((each) => each.feed === feed && !each.revoked)) throw corrupt();
      return {
        ...state,
        feeds: state.feeds.map((each) => (each.feed === feed ? { ...each, revoked: true } : each)),
      };
    }
  }
}
