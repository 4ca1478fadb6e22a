import { text } from '@app/contracts';
import { failedBy, inWib, megabytes } from './wording.js';

test('a moment is told with its day, seconds and zone, as each language writes it', () => {
  const instant = '2026-11-24T21:34:20.188Z';
  expect([inWib(instant, 'id'), inWib(instant, 'en')]).toEqual([
    '25 November 2026 04.34.20 WIB',
    '25 November 2026 04:34:20 WIB',
  ]);
});

test('sizes are told in megabytes', () => {
  expect([megabytes(6_687_000, 'id'), megabytes(6_687_000, 'en')]).toEqual(['6,7 MB', '6.7 MB']);
});

test('a cron job tells a damaged backup (1) from a request that cannot be met (2), with every reason', () => {
  const reasons = [text('satu', 'one'), text('dua', 'two')];
  expect(
    (['damage', 'request'] as const).map((kind) => {
      const { exitCode, text: said } = failedBy({ ok: false, kind, reasons });
      return [exitCode, said];
    }),
  ).toEqual([
    [1, { id: 'satu\ndua', en: 'one\ntwo' }],
    [2, { id: 'satu\ndua', en: 'one\ntwo' }],
  ]);
});
