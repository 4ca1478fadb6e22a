import { nextRun } from './cron.js';

/** The next `count` runs after a moment, as ISO 8601 UTC without seconds. */
async function runs(pattern: string, tz: string, after: string, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let at = Date.parse(after); found.length < count;) {
    at = (await nextRun({ pattern, tz }, at))!;
    found.push(new Date(at).toISOString().slice(0, 16));
  }
  return found;
}

test.each([
  ['Asia/Jakarta', '2026-12-01T22:00'],
  ['Asia/Makassar', '2026-12-01T21:00'],
  ['Asia/Jayapura', '2026-12-01T20:00'],
])('five in the morning in %s', async (tz, at) => {
  expect(await runs('0 5 * * *', tz, '2026-12-01T12:00:00Z', 1)).toEqual([at]);
});

test('a moment that is due is not given again', async () => {
  const due = '2026-12-01T22:00:00.000Z';
  expect(await runs('0 5 * * *', 'Asia/Jakarta', due, 1)).toEqual(['2026-12-02T22:00']);
});

test('where the clock is put forward, a time that the day leaves out comes an hour later, and the day is not lost', async () => {
  // Berlin, 28 March 2027: after 01:59 comes 03:00.
  expect(await runs('30 2 * * *', 'Europe/Berlin', '2027-03-26T12:00:00Z', 3)).toEqual([
    '2027-03-27T01:30',
    '2027-03-28T01:30',
    '2027-03-29T00:30',
  ]);
});

test('where the clock is put back, a time that the day has twice comes once', async () => {
  // Berlin, 31 October 2027: after 02:59 comes 02:00 again.
  expect(await runs('30 2 * * *', 'Europe/Berlin', '2027-10-29T12:00:00Z', 3)).toEqual([
    '2027-10-30T00:30',
    '2027-10-31T00:30',
    '2027-11-01T01:30',
  ]);
});

test('every hour goes on through both changes of the clock', async () => {
  const hours = async (after: string) =>
    (await runs('0 * * * *', 'Europe/Berlin', after, 4)).map((at) => at.slice(11));
  expect(await hours('2027-03-27T23:30:00Z')).toEqual(['00:00', '01:00', '02:00', '03:00']);
  expect(await hours('2027-10-30T22:30:00Z')).toEqual(['23:00', '00:00', '01:00', '02:00']);
});
