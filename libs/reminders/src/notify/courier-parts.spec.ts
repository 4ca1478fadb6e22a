import { type NoticeFailure, text } from '@app/contracts';
import { retryAfter } from './courier-parts.js';

const failure = (code: NoticeFailure, more: { permanent?: boolean; retryAfter?: number } = {}) => ({
  status: 'failed' as const,
  code,
  permanent: false,
  text: text('gagal', 'failed'),
  ...more,
});
const minutes = (from: number, count: number, code: NoticeFailure) =>
  Array.from({ length: count }, (_, index) => retryAfter(failure(code), from + index)).map((ms) =>
    ms === null ? null : ms / 60_000,
  );

it('tries again in twice the time until it gives up', () => {
  expect(minutes(1, 10, 'unreachable')).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, null]);
});

it('sends what may have arrived twice more and no oftener', () => {
  expect(minutes(1, 3, 'outcome-unknown')).toEqual([1, 2, null]);
});

it('gives up at once what another attempt cannot mend', () => {
  expect(retryAfter(failure('bounced', { permanent: true }), 1)).toBeNull();
});

it('waits as long as the receiver asks, and not less than it would', () => {
  expect(retryAfter(failure('refused', { retryAfter: 600 }), 1)).toBe(600_000);
  expect(retryAfter(failure('refused', { retryAfter: 1 }), 3)).toBe(240_000);
});
