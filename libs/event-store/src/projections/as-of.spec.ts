import type { LogHead, SealedEntry } from '@app/eventsourcing';
import { asOfClause, resolveAsOf } from './as-of.js';
import { endOfDay, startOfDay } from './zoned-day.js';

/** Three entries: two sealed on the 10th at noon UTC, one on the 20th; it is the 25th. */
const sealed = ['2026-03-10T12:00:00.000Z', '2026-03-10T12:00:00.000Z', '2026-03-20T12:00:00.000Z'];
const NOW = '2026-03-25T03:00:00.000Z';

function logOf(times: readonly string[]) {
  return {
    head: async (): Promise<LogHead> => ({ position: times.length - 1, sealedAt: times.at(-1) ?? null }),
    positionAt: async (instant: string) =>
      instant > NOW ? null : times.filter((time) => time <= new Date(instant).toISOString()).length - 1,
    readAll: async (from: number) =>
      times.slice(from, from + 1).map((sealedAt) => ({ sealedAt }) as SealedEntry),
  };
}

const range = { from: { position: 0, at: sealed[0] }, to: { position: 2, at: sealed[2] } };
const zone = 'Asia/Jakarta';

test.each([
  ['a position', '1', 1],
  ['the first position', '0', 0],
  ['the head', '2', 2],
  ['an instant between two ticks', '2026-03-15T00:00:00Z', 1],
  ['an instant with an offset', '2026-03-10T19:00:00+07:00', 1],
  ['the very instant of a tick', '2026-03-20T12:00:00.000Z', 2],
  ['an instant after the last tick that has passed', '2026-03-25T00:00:00Z', 2],
  ['a day, as it ended in the zone', '2026-03-10', 1],
  ['a day that has begun and not ended', '2026-03-25', 2],
])('%s', async (_what, text, position) => {
  expect(await resolveAsOf(text, logOf(sealed), { zone })).toEqual({ ok: true, position });
});

test.each([
  ['a position beyond the head', '3', 'as-of-future'],
  ['a number beyond counting', '99999999999999999', 'as-of-malformed'],
  ['a future instant', '2026-04-01T00:00:00Z', 'as-of-future'],
  ['a day that has not begun', '2026-03-26', 'as-of-future'],
  ['an instant before the first tick', '2026-03-01T00:00:00Z', 'as-of-unknown'],
  ['a day before the first tick', '2026-03-09', 'as-of-unknown'],
  ['a negative position', '-1', 'as-of-malformed'],
  ['a fraction', '1.5', 'as-of-malformed'],
  ['an instant without an offset', '2026-03-15T00:00:00', 'as-of-malformed'],
  ['a day that does not exist', '2026-02-30', 'as-of-malformed'],
  ['an instant on a day that does not exist', '2026-02-30T00:00:00Z', 'as-of-malformed'],
  ['an hour that does not exist', '2026-03-15T25:00:00Z', 'as-of-malformed'],
  ['nothing', '', 'as-of-malformed'],
  ['words', 'yesterday', 'as-of-malformed'],
])('%s is refused with the valid range', async (_what, text, code) => {
  const result = await resolveAsOf(text, logOf(sealed), { zone });
  expect(result).toMatchObject({ ok: false, code, range });
  expect(JSON.stringify(result)).toContain('positions 0 to 2');
  expect(JSON.stringify(result)).toContain('posisi 0 sampai 2');
});

test('on an empty log nothing can be named, and there is no range', async () => {
  for (const text of ['0', '2026-03-15T00:00:00Z', 'x']) {
    expect(await resolveAsOf(text, logOf([]))).toMatchObject({ ok: false, range: null });
  }
});

test('a bare day means nothing without a zone', async () => {
  expect(await resolveAsOf('2026-03-10', logOf(sealed))).toMatchObject({
    ok: false,
    code: 'as-of-malformed',
  });
});

test('days begin and end where the zone says, also on the day its offset changes', () => {
  expect(startOfDay('2026-03-10', 'Asia/Jakarta')).toBe('2026-03-09T17:00:00.000Z');
  expect(endOfDay('2026-03-10', 'Asia/Jayapura')).toBe('2026-03-10T14:59:59.999Z');
  expect(startOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(endOfDay('2026-03-29', 'Europe/Berlin')).toBe('2026-03-29T21:59:59.999Z');
});

test('the clause takes an alias and a placeholder, and no values', () => {
  expect(asOfClause('row', ':asOf')).toBe(
    '("row"."from_position" <= :asOf and ("row"."to_position" is null or "row"."to_position" > :asOf))',
  );
  expect(() => asOfClause('row', '5')).toThrow('parameter');
  expect(() => asOfClause('row"', '$1')).toThrow('alias');
});
