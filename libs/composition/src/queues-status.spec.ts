import { clockOf } from './queues-status.js';

test('on a real server the moments of the queues stay as they are', () => {
  const own = clockOf('2026-11-25T02:00:00.120Z', '2026-11-25T02:00:00.131Z');
  expect(own('2026-11-25T02:01:00.000Z')).toBe('2026-11-25T02:01:00.000Z');
});

test('in a demo, whose clock is another, they are told by the clock of the demo', () => {
  const own = clockOf('2026-06-30T09:00:00.000Z', '2031-01-01T00:00:00.400Z');
  expect(own('2031-01-01T00:01:00.000Z')).toBe('2026-06-30T09:01:00.000Z');
});
