import { deliveryFaults } from './check-delivery.js';

const entry = (position: number, id: number, stream: string, version: number) => ({
  position,
  id,
  stream,
  version,
});
const good = [entry(0, 1, 'a', 1), entry(1, 2, 'b', 1), entry(2, 3, 'a', 2)];
const kinds = (delivered: typeof good, acknowledged = good) =>
  deliveryFaults(acknowledged, delivered).map((fault) => fault.split(':')[0]);

test.each([
  ['nothing when all is well', good, []],
  ['an entry at the end that is lost', good.slice(0, 2), ['lost']],
  ['an entry that comes twice', [...good, entry(3, 2, 'b', 2)], ['twice']],
  ['an entry that nobody appended', [...good, entry(3, 9, 'c', 1)], ['unknown']],
  ['a hole in the positions', [good[0]!, good[1]!, entry(3, 3, 'a', 2)], ['gap']],
  ['a stream out of order', [entry(0, 3, 'a', 2), entry(1, 2, 'b', 1), entry(2, 1, 'a', 1)], ['order']],
])('the checker tells %s', (_name, delivered, expected) => {
  expect(kinds(delivered)).toEqual(expected);
});
