import { negotiateType } from './accept.js';

const OFFERED = ['application/json', 'text/csv', 'application/pdf'] as const;

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['application/json;q=0.5, text/csv', 'text/csv'],
  ['application/*', 'application/json'],
  ['application/json;q=0, application/*', 'application/pdf'],
  ['text/html, */*;q=0.1', 'application/json'],
  ['text/html, application/xhtml+xml', null],
  ['text/csv;q=0', null],
  ['', null],
])('Accept: %s answers %s', (header, expected) => {
  expect(negotiateType(header, OFFERED)).toBe(expected);
});
