import type { Zone } from '@app/programme';
import { digestMoment } from './digest-moment.js';

it.each<[string, Zone, string, string]>([
  // 06:59:00 and 07:00:00 in Jakarta; within the minute the digest is the next day's.
  ['2026-11-24T23:58:59.000Z', 'WIB', '07:00', '2026-11-25T00:00:00.000Z'],
  ['2026-11-25T00:00:00.000Z', 'WIB', '07:00', '2026-11-26T00:00:00.000Z'],
  ['2026-11-25T00:30:00.000Z', 'WIB', '07:00', '2026-11-26T00:00:00.000Z'],
  ['2026-11-24T12:00:00.000Z', 'WIT', '23:59', '2026-11-24T14:59:00.000Z'],
  ['2026-11-24T12:00:00.000Z', 'WITA', '00:00', '2026-11-24T16:00:00.000Z'],
])('after %s the digest of %s %s goes out at %s', (now, zone, at, expected) => {
  expect(digestMoment(now, zone, at)).toBe(expected);
});
