import { obligationKinds } from '@app/contracts';
import type { ReadModelDatabase } from '../testing/read-model-database.js';
import { openReadModels } from '../testing/read-model-database.js';
import { type BruteNotices, bruteNotices } from '../testing/notices/brute-notices.js';
import {
  PEOPLE,
  plannedObligations,
  playedNotices,
  someNoticeMoves,
} from '../testing/notices/notice-moves.js';
import type { ObligationRow } from './notice-rows.js';
import { NoticeQueries, type ObligationAsk } from './notices.query.js';
import { remindersIn } from './reminders.js';

const entries = playedNotices(someNoticeMoves(260));
/** Every third position, the last, and the log as it stands. */
const moments = [
  ...entries.map(({ position }) => position).filter((position) => position % 3 === 0),
  entries.length - 1,
  undefined,
];

let database: ReadModelDatabase;
let queries: NoticeQueries;

beforeAll(async () => {
  database = await openReadModels(17);
  await database.record(entries);
  queries = new NoticeQueries(database.source);
}, 120_000);
afterAll(() => database?.close());

async function atEveryMoment(
  check: (brute: BruteNotices, asOf: number | undefined) => Promise<void>,
): Promise<void> {
  for (const asOf of moments) {
    const until = asOf === undefined ? entries : entries.slice(0, asOf + 1);
    await check(bruteNotices(until), asOf);
  }
}

/** Every page of three, one after the other. */
async function allPages<R>(
  page: (before?: number) => Promise<{ rows: readonly R[]; next: number | null }>,
): Promise<R[]> {
  const rows: R[] = [];
  let before: number | undefined;
  do {
    const found = await page(before);
    rows.push(...found.rows);
    before = found.next ?? undefined;
  } while (before !== undefined);
  return rows;
}

const from = (before: number | undefined) => (before === undefined ? {} : { before });

it('the history has all that can happen to notices', () => {
  const types = new Set(entries.flatMap(({ events }) => events.map(({ type }) => type)));
  expect([...types].sort()).toEqual([
    'NoticeAcknowledged',
    'NoticeEscalated',
    'NoticeFailed',
    'NoticeHandedOver',
    'NoticeRaised',
    'ObligationMet',
    'ObligationReopened',
    'ObligationVoided',
  ]);
});

describe('what folding the bare log gives, at any position and now', () => {
  it('is in everybody’s inbox, page by page, and in what of it is not acknowledged', () =>
    atEveryMoment(async (brute, asOf) => {
      const at = asOf === undefined ? {} : { asOf };
      for (const person of PEOPLE) {
        const expected = brute.inboxOf(person);
        const open = expected.filter(({ acknowledgedAt }) => acknowledgedAt === null);
        const paged = (more: object) =>
          allPages((before) => queries.inboxOf(person, { limit: 3, ...at, ...from(before), ...more }));
        expect(await paged({})).toEqual(expected);
        expect(await paged({ unacknowledged: true })).toEqual(open);
        expect(await queries.unacknowledgedOf(person, asOf)).toBe(open.length);
      }
    }));

  it('is an obligation’s history and whether its owner was reminded', () =>
    atEveryMoment(async (brute, asOf) => {
      for (const { key } of plannedObligations) {
        const expected = brute.histories.get(key) ?? null;
        expect(await queries.historyOf(key, asOf)).toEqual(expected);
        expect(await queries.remindedBefore(key, asOf)).toEqual(expected && remindersIn(expected));
      }
    }));

  it('is the list, page by page', () =>
    atEveryMoment(async (brute, asOf) => {
      const at = asOf === undefined ? {} : { asOf };
      expect(await allPages((before) => queries.list({ limit: 1, ...at, ...from(before) }))).toEqual(
        brute.list,
      );
    }));
});

describe('the list', () => {
  const { list } = bruteNotices(entries);
  const [meeting, payment, decree] = plannedObligations.map(({ key }) =>
    list.find((row) => row.key === key)!,
  ) as [ObligationRow, ObligationRow, ObligationRow];
  const none = { everywhere: false, regions: [], clusters: [], agreements: [] };
  const agreement = payment.subject.stream;

  it.each<[string, ObligationAsk, readonly ObligationRow[]]>([
    ['a region with those below', { regions: ['33'] }, [meeting, payment]],
    ['a region that only begins alike', { regions: ['3'] }, []],
    ['a cluster', { cluster: payment.cluster! }, [payment]],
    ['kinds', { kinds: ['payment', 'decree-term'] }, [payment, decree]],
    ['all kinds', { kinds: obligationKinds.codes }, [meeting, payment, decree]],
    ['a reader of nothing', { scope: none }, []],
    ['a reader of everything', { scope: { ...none, everywhere: true } }, [meeting, payment, decree]],
    ['a reader of a region', { scope: { ...none, regions: ['34'] } }, [decree]],
    ['a reader of a cluster', { scope: { ...none, clusters: [meeting.cluster!] } }, [meeting]],
    ['a reader of an agreement', { scope: { ...none, agreements: [agreement] } }, [payment]],
    [
      'a reader of a region who asks for another',
      { scope: { ...none, regions: ['34'] }, regions: ['33'] },
      [],
    ],
  ])('of %s', async (_, ask, expected) => {
    const rows = (await queries.list(ask)).rows.map(({ key }) => key);
    expect(rows.sort()).toEqual(expected.map(({ key }) => key).sort());
  });

  it('is narrowed to states and to due dates, both ends included', async () => {
    for (const { status, due } of list) {
      const same = await queries.list({ statuses: [status] });
      expect(same.rows).toEqual(list.filter((row) => row.status === status));
      const between = await queries.list({ from: due, until: due });
      expect(between.rows).toEqual(list.filter((row) => row.due === due));
    }
  });
});
