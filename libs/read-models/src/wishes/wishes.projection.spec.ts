import { ID } from '@app/contracts';
import { DEFAULT_PREFERENCES } from '@app/programme';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { LogBuilder } from '../testing/log-builder.js';
import { wishesProjection } from './wishes.projection.js';

const own = (value: string) => ({ subject: ID.person, value });
const erased = { subject: ID.person, erased: true };
type Told = readonly [type: string, data: object];

async function after(...facts: readonly Told[]) {
  const log = new LogBuilder();
  for (const [type, data] of facts) log.add('person', ID.person, [{ type, data }]);
  const tables = await replayTwice(wishesProjection, log.entries);
  const [row] = tables.rows('notice_wishes');
  return { row, feeds: tables.rows('calendar_feed') };
}

const REGISTERED: Told = ['PersonRegistered', { name: own('Sri (contoh)') }];
const reached = (email: boolean, phone: boolean, webhook: boolean) => ({
  has_email: email,
  has_phone: phone,
  has_webhook: webhook,
});
const HOOK: Told = ['WebhookSet', { url: own('https://x.example.org'), secret: own('whsec_x') }];

describe('wishes projection', () => {
  it.each<[string, readonly Told[], object]>([
    ['nothing but the inbox', [], reached(false, false, false)],
    [
      'a telephone from the registration',
      [['PersonCorrected', { phone: own('08'), reason: 'x' }]],
      reached(false, true, false),
    ],
    [
      'an e-mail given later',
      [['PersonCorrected', { email: own('s@example.org'), reason: 'x' }]],
      reached(true, false, false),
    ],
    ['a webhook', [HOOK], reached(false, false, true)],
    ['a webhook that was removed', [HOOK, ['WebhookRemoved', {}]], reached(false, false, false)],
  ])('knows who has %s', async (_, facts, expected) => {
    expect((await after(REGISTERED, ...facts)).row).toEqual({
      person: ID.person,
      preferences: null,
      ...expected,
    });
  });

  it('holds no address, number or secret', async () => {
    const contact = { name: own('Sri'), phone: own('0812'), email: own('sri@example.org') };
    const told = await after(['PersonRegistered', contact], HOOK);
    expect(JSON.stringify(told)).not.toMatch(/Sri|0812|example|whsec/);
  });

  it('is the same whether the values were erased meanwhile', async () => {
    const before = await after(['PersonRegistered', { name: own('Sri'), email: own('s@x.org') }], HOOK);
    const since = await after(
      ['PersonRegistered', { name: erased, email: erased }],
      ['WebhookSet', { url: erased, secret: erased }],
    );
    expect(since).toEqual(before);
  });

  it('has the latest preferences', async () => {
    const later = { ...DEFAULT_PREFERENCES, digestAt: '18:00' };
    const told = await after(
      REGISTERED,
      ['NoticePreferencesSet', DEFAULT_PREFERENCES],
      ['NoticePreferencesSet', later],
    );
    expect(told.row).toMatchObject({ preferences: later });
  });

  it('has the calendar feeds that are open', async () => {
    const opened = (feed: string, tokenHash: string): Told => ['CalendarFeedOpened', { feed, tokenHash }];
    const told = await after(REGISTERED, opened(ID.item, 'a'.repeat(64)), opened(ID.round, 'b'.repeat(64)), [
      'CalendarFeedRevoked',
      { feed: ID.item },
    ]);
    expect(told.feeds).toEqual([
      { person: ID.person, feed: ID.round, token_hash: 'b'.repeat(64), opened: 2 },
    ]);
  });
});
