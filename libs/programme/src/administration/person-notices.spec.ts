import {
  catalogue,
  type NoticePreferences,
  type PersonCommand,
  webhookSecret,
  webhookUrl,
} from '@app/contracts';
import { given, SPEC_CONTEXT } from '../../../eventsourcing/src/testing/given.js';
import { event } from '../shared/event-spec.js';
import { uid } from '../testing/world.js';
import type { PersonEvent } from './events.js';
import { personDecider } from './person.js';
import { DEFAULT_PREFERENCES } from './wishes.js';

const SUBJECT = SPEC_CONTEXT.stream;
const own = (value: string) => ({ subject: SUBJECT, value });
const fact = (type: PersonEvent['type'], data: object) => event(type, data) as unknown as PersonEvent;
const REGISTERED = fact('PersonRegistered', { name: own('Sri (contoh)') });
const command = (type: PersonCommand['type'], data: object) => ({ type, data }) as PersonCommand;
const when = (history: readonly PersonEvent[], type: PersonCommand['type'], data: object) =>
  given(personDecider, [REGISTERED, ...history]).when(command(type, data));
const set = (changes: Partial<NoticePreferences>) =>
  fact('NoticePreferencesSet', { ...DEFAULT_PREFERENCES, ...changes });

describe('notice preferences', () => {
  const digest = { ...DEFAULT_PREFERENCES.channels, email: 'digest' as const };

  it('are recorded in full: what is left out is as by default', () => {
    when([], 'set-notice-preferences', { channels: { email: 'digest' } }).then([set({ channels: digest })]);
    when([set({ channels: digest, zone: 'WIT' })], 'set-notice-preferences', { channels: {} }).then([
      set({}),
    ]);
  });

  it('are recorded also when they are the default, for that may change', () => {
    when([], 'set-notice-preferences', { channels: {} }).then([set({})]);
  });

  it('are no news when they are the same, whatever the order of kinds', () => {
    const before = set({ unsubscribed: ['payment', 'step-idle'] });
    when([before], 'set-notice-preferences', {
      channels: {},
      unsubscribed: ['step-idle', 'payment'],
    }).thenNothing();
  });

  it('are the latest', () => {
    const { state } = given(personDecider, [REGISTERED, set({ zone: 'WIT' }), set({ digestAt: '18:00' })]);
    expect(state.preferences).toEqual({ ...DEFAULT_PREFERENCES, digestAt: '18:00' });
  });
});

describe('unsubscribing', () => {
  it('from a kind adds to what was unsubscribed before', () => {
    when([set({ zone: 'WIT', unsubscribed: ['payment'] })], 'unsubscribe', { kind: 'step-idle' }).then([
      set({ zone: 'WIT', unsubscribed: ['payment', 'step-idle'] }),
    ]);
    when([], 'unsubscribe', { kind: 'step-idle' }).then([set({ unsubscribed: ['step-idle'] })]);
  });

  it('from a channel turns it off', () => {
    const channels = { ...DEFAULT_PREFERENCES.channels, email: 'off' as const };
    when([], 'unsubscribe', { channel: 'email' }).then([set({ channels })]);
  });

  it('a second time, as from a link pressed twice, is no news', () => {
    when([set({ unsubscribed: ['step-idle'] })], 'unsubscribe', { kind: 'step-idle' }).thenNothing();
  });

  it('names a kind or a channel, one of them', () => {
    const { schema } = catalogue.person.find(({ name }) => name === 'unsubscribe')!;
    expect(
      [{}, { kind: 'payment', channel: 'email' }, { kind: 'payment' }, { channel: 'email' }].map(
        (data) => schema.safeParse(data).success,
      ),
    ).toEqual([false, false, true, true]);
  });
});

describe('a webhook', () => {
  const hook = { url: 'https://dinas.example.org/h', secret: 'whsec_' + 'QUJD'.repeat(8) };
  const SET = fact('WebhookSet', { url: own(hook.url), secret: own(hook.secret) });

  it('is kept as the person’s own data, address and secret', () => {
    when([], 'set-webhook', hook).then([SET]);
    const other = { ...hook, url: 'https://lain.example.org/h' };
    when([SET], 'set-webhook', other).then([
      fact('WebhookSet', { url: own(other.url), secret: own(hook.secret) }),
    ]);
  });

  it('is decided alike whether its values are there or erased', () => {
    const erased = { subject: SUBJECT, erased: true };
    for (const before of [SET, fact('WebhookSet', { url: erased, secret: erased })]) {
      when([before], 'set-webhook', hook).then([SET]);
    }
  });

  it('is removed once', () => {
    when([SET], 'remove-webhook', {}).then([fact('WebhookRemoved', {})]);
    when([], 'remove-webhook', {}).thenRefused('remove-webhook-refused', ['no-webhook']);
    when([SET, fact('WebhookRemoved', {})], 'remove-webhook', {}).thenRefused('remove-webhook-refused', [
      'no-webhook',
    ]);
  });

  it.each([
    ['https://dinas.example.org/h?x=1', true],
    ['http://192.0.2.1:8080/h', true],
    ['ftp://dinas.example.org/h', false],
    ['https://siapa:sandi@dinas.example.org/', false],
    ['https://dinas.example.org/#atas', false],
    ['dinas.example.org/h', false],
    ['javascript:alert(1)', false],
  ])('goes to an address of the web without password: %s', (url, expected) => {
    expect(webhookUrl.safeParse(url).success).toBe(expected);
  });

  it.each([
    [24, true],
    [64, true],
    [23, false],
    [65, false],
  ])('has a secret of 24 to 64 bytes: %s', (bytes, expected) => {
    const text = Buffer.alloc(bytes, 7).toString('base64');
    expect(webhookSecret.safeParse(`whsec_${text}`).success).toBe(expected);
    expect(webhookSecret.safeParse(text).success).toBe(false);
    expect(webhookSecret.safeParse(`whsec_${text.slice(0, -3)}***`).success).toBe(false);
  });
});

describe('calendar feeds', () => {
  const opening = (id: number) => ({ feed: uid(id), tokenHash: id.toString(16).padStart(64, '0') });
  const opened = (id: number) => fact('CalendarFeedOpened', opening(id));
  const revoked = (id: number) => fact('CalendarFeedRevoked', { feed: uid(id) });

  it('are opened each with an id and a token of its own', () => {
    when([opened(1)], 'open-calendar-feed', opening(2)).then([opened(2)]);
    when([opened(1), revoked(1)], 'open-calendar-feed', opening(1)).thenRefused(
      'open-calendar-feed-refused',
      ['duplicate-id', 'token-used'],
    );
  });

  it('are ten at most that are open', () => {
    const ten = Array.from({ length: 10 }, (_, index) => opened(index + 1));
    when(ten, 'open-calendar-feed', opening(99)).thenRefused('open-calendar-feed-refused', [
      'too-many-feeds',
    ]);
    when([...ten, revoked(3)], 'open-calendar-feed', opening(99)).then([opened(99)]);
  });

  it('are revoked once', () => {
    const state = when([opened(1), opened(2)], 'revoke-calendar-feed', { feed: uid(1) }).then([revoked(1)]);
    expect(state.feeds.map(({ feed, revoked }) => [feed, revoked])).toEqual([
      [uid(1), true],
      [uid(2), false],
    ]);
    for (const history of [[], [opened(1), revoked(1)]]) {
      when(history, 'revoke-calendar-feed', { feed: uid(1) }).thenRefused('revoke-calendar-feed-refused', [
        'unknown-feed',
      ]);
    }
  });
});

describe('whoever is not registered', () => {
  it.each(
    catalogue.person
      .filter(({ name }) => name !== 'register-person')
      .map((spec) => [spec.name, spec] as const),
  )('has no %s', (name, { example }) => {
    const { decision } = given(personDecider, []).when(
      command(name as PersonCommand['type'], example as object),
    );
    expect(!decision.ok && decision.refusal.reasons.map(({ code }) => code)).toContain('not-registered');
  });

  it.each([
    ['a webhook removed that was not set', [fact('WebhookRemoved', {})]],
    ['a feed revoked that was not open', [fact('CalendarFeedRevoked', { feed: uid(1) })]],
  ])('is corrupt with %s', (_, history) => {
    expect(() => given(personDecider, [REGISTERED, ...history])).toThrow(/does not accept/);
  });
});
