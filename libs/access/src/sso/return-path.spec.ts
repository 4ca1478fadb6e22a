import fc from 'fast-check';
import { pathWithin } from './return-path.js';

test('a path within the installation is kept with its query', () => {
  expect(pathWithin('/api/v1/board?region=33.10')).toBe('/api/v1/board?region=33.10');
});

test.each([
  [undefined],
  [''],
  ['board'],
  ['https://jahat.example'],
  ['//jahat.example'],
  ['/\\jahat.example'],
  ['\\\\jahat.example'],
  ['/.//jahat.example'],
  ['/x/..//jahat.example'],
  ['/\t/jahat.example'],
  ['/\r\nset-cookie: a=b'],
  ['javascript:alert(1)'],
  [`/${'x'.repeat(500)}`],
])('%j leads to the beginning', (given) => {
  expect(pathWithin(given)).toBe('/');
});

test('whatever is given, a browser stays on the host and the path is stable', () => {
  const parts = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '@',
    ':',
    '%2f',
    '%5c',
    'jahat.example',
    '?',
    '#',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 8 }), (some) => {
      const path = pathWithin(some.join(''));
      expect(new URL(path, 'https://rumpun.example.id').host).toBe('rumpun.example.id');
      expect(pathWithin(path)).toBe(path);
    }),
  );
});
