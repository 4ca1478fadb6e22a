import {
  type DataOf,
  type NoticePreferences,
  obligationKinds,
  type PersonCommand,
  type personCommands,
} from '@app/contracts';
import { event } from '../shared/event-spec.js';
import { because, type Check, type Ruling } from '../shared/refusing.js';
import type { PersonEvent } from './events.js';
import type { PersonState } from './person-state.js';
import { DEFAULT_PREFERENCES } from './wishes.js';

/** More than one person's devices need. */
const MOST_FEEDS = 10;

type Data<N extends PersonCommand['type']> = DataOf<typeof personCommands, N>;
export type PersonNoticeCommand = Exclude<
  PersonCommand,
  { readonly type: 'register-person' | 'correct-person' }
>;

/** What a person says of the notices to them. @param subject the person */
export function ruleNotices(
  state: PersonState,
  command: PersonNoticeCommand,
  subject: string,
): Ruling<PersonEvent> {
  switch (command.type) {
    case 'set-notice-preferences':
      return wishing(state, wholeOf(command.data));
    case 'unsubscribe':
      return wishing(state, without(state.preferences ?? DEFAULT_PREFERENCES, command.data));
    case 'set-webhook':
      return setWebhook(command.data, subject);
    case 'remove-webhook':
      return {
        checks: [
          state.webhook === null &&
            because('no-webhook', 'tidak ada webhook yang terpasang', 'no webhook is set'),
        ],
        events: () => [event('WebhookRemoved', {})],
      };
    case 'open-calendar-feed':
      return openFeed(state, command.data);
    case 'revoke-calendar-feed':
      return {
        checks: [
          !state.feeds.some(({ feed, revoked }) => feed === command.data.feed && !revoked) &&
            because(
              'unknown-feed',
              'tidak ada langganan kalender yang terbuka dengan id ini',
              'no calendar feed is open by this id',
              '/feed',
            ),
        ],
        events: () => [event('CalendarFeedRevoked', command.data)],
      };
  }
}

/** In the order of the list, so that the same wishes are written the same. */
const inOrder = (kinds: readonly string[]) => obligationKinds.codes.filter((kind) => kinds.includes(kind));

function wholeOf({
  channels,
  unsubscribed = [],
  ...when
}: Data<'set-notice-preferences'>): NoticePreferences {
  const { email, webhook, gateway } = { ...DEFAULT_PREFERENCES.channels, ...channels };
  const { digestAt, zone } = { ...DEFAULT_PREFERENCES, ...when };
  return { channels: { email, webhook, gateway }, digestAt, zone, unsubscribed: inOrder(unsubscribed) };
}

function without(before: NoticePreferences, { kind, channel }: Data<'unsubscribe'>): NoticePreferences {
  return {
    ...before,
    ...(channel !== undefined && { channels: { ...before.channels, [channel]: 'off' } }),
    ...(kind !== undefined && { unsubscribed: inOrder([...before.unsubscribed, kind]) }),
  };
}

/** The same wishes again are no news. */
function wishing(state: PersonState, preferences: NoticePreferences): Ruling<PersonEvent> {
  const same =
    JSON.stringify(preferences) === JSON.stringify(state.preferences && wholeOf(state.preferences));
  return { checks: [], events: () => (same ? [] : [event('NoticePreferencesSet', preferences)]) };
}

/** Recorded even when it is the same: no decision may rest on what an erasure takes away. */
function setWebhook({ url, secret }: Data<'set-webhook'>, subject: string): Ruling<PersonEvent> {
  const set = { url: { subject, value: url }, secret: { subject, value: secret } };
  return { checks: [], events: () => [event('WebhookSet', set)] };
}

function openFeed({ feeds }: PersonState, data: Data<'open-calendar-feed'>): Ruling<PersonEvent> {
  const checks: Check[] = [
    feeds.some(({ feed }) => feed === data.feed) &&
      because(
        'duplicate-id',
        'langganan kalender ini sudah dicatat',
        'this calendar feed is on record already',
        '/feed',
      ),
    feeds.some(({ tokenHash }) => tokenHash === data.tokenHash) &&
      because('token-used', 'token ini sudah pernah dipakai', 'this token was used already', '/tokenHash'),
    feeds.filter(({ revoked }) => !revoked).length >= MOST_FEEDS &&
      because(
        'too-many-feeds',
        `paling banyak ${MOST_FEEDS} langganan kalender; cabut salah satunya dahulu`,
        `at most ${MOST_FEEDS} calendar feeds; revoke one of them first`,
        undefined,
        { most: MOST_FEEDS },
      ),
  ];
  return { checks, events: () => [event('CalendarFeedOpened', data)] };
}
