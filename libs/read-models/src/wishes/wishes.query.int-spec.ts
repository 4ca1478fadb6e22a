import { ID } from '@app/contracts';
import { DEFAULT_PREFERENCES } from '@app/programme';
import { LogBuilder } from '../testing/log-builder.js';
import type { ReadModelDatabase } from '../testing/read-model-database.js';
import { openReadModels } from '../testing/read-model-database.js';
import { WishQueries } from './wishes.query.js';

const own = (value: string) => ({ subject: ID.person, value });
const HASHES = ['a'.repeat(64), 'b'.repeat(64)] as const;

let database: ReadModelDatabase;
let queries: WishQueries;

beforeAll(async () => {
  const log = new LogBuilder();
  const add = (type: string, data: object) => log.add('person', ID.person, [{ type, data }]);
  add('PersonRegistered', { name: own('Sri (contoh)'), email: own('sri@example.org') });
  add('NoticePreferencesSet', { ...DEFAULT_PREFERENCES, unsubscribed: ['payment'] });
  add('CalendarFeedOpened', { feed: ID.item, tokenHash: HASHES[0] });
  add('CalendarFeedOpened', { feed: ID.round, tokenHash: HASHES[1] });
  add('CalendarFeedRevoked', { feed: ID.item });
  database = await openReadModels();
  await database.record(log.entries);
  queries = new WishQueries(database.source);
}, 60_000);
afterAll(() => database?.close());

test('a person’s wishes are found, and those of nobody are not', async () => {
  const wishes = {
    person: ID.person,
    preferences: { ...DEFAULT_PREFERENCES, unsubscribed: ['payment'] },
    hasEmail: true,
    hasPhone: false,
    hasWebhook: false,
  };
  expect(await queries.personWishes(ID.person)).toEqual(wishes);
  expect(await queries.wishesOf([ID.person2, ID.person])).toEqual([wishes]);
  expect(await queries.personWishes(ID.person2)).toBeNull();
});

test('a token opens the calendar of whoever made it, until it is revoked', async () => {
  expect(await queries.personOfFeed(HASHES[1])).toEqual({ person: ID.person, feed: ID.round });
  expect(await queries.personOfFeed(HASHES[0])).toBeNull();
  expect(await queries.personOfFeed('c'.repeat(64))).toBeNull();
});
