import fc from 'fast-check';
import { decodeUtf8, JsonProblem, parseStrictJson } from './strict-json.js';

const problemOf = (source: string) => {
  try {
    parseStrictJson(source);
  } catch (error) {
    const { code, line, column, pointer } = error as JsonProblem;
    return { code, line, column, pointer };
  }
  return null;
};

test('reads what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const source = JSON.stringify(value, null, indent);
      if (/"(__proto__|constructor|prototype)":/.test(source)) return;
      expect(parseStrictJson(source)).toEqual(JSON.parse(source));
    }),
  );
});

test('refuses exactly what JSON.parse refuses, apart from keys and depth', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b',
    '\\',
    '1',
    '-',
    '01',
    '.5',
    'true',
    'nul',
    ' ',
    '\n',
    '\t',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const source = parts.join('');
      const found = problemOf(source);
      if (found !== null && found.code !== 'syntax') return;
      const read = () => JSON.parse(source) as unknown;
      if (found === null) expect(read).not.toThrow();
      else expect(read).toThrow();
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['{"a":1,\n "b":}', { code: 'syntax', line: 2, column: 6 }],
  ['{"a":1', { code: 'syntax', line: 1, column: 7 }],
  ['', { code: 'syntax', line: 1, column: 1 }],
  ['{} x', { code: 'syntax', line: 1, column: 4 }],
  ['{"a":{"b":1,"b":2}}', { code: 'duplicate-key', line: 1, column: 13, pointer: '/a/b' }],
  ['{"a":1,"\\u0061":2}', { code: 'duplicate-key', pointer: '/a' }],
  ['[{"__proto__":{}}]', { code: 'forbidden-key', pointer: '/0/__proto__' }],
  ['{"\\u005f_proto__":{}}', { code: 'forbidden-key', pointer: '/__proto__' }],
  ['['.repeat(65), { code: 'too-deep' }],
  ['{"a":"\n"}', { code: 'syntax', line: 1, column: 6 }],
])('%j is refused with its place', (source, expected) => {
  expect(problemOf(source)).toMatchObject(expected);
});

test('a megabyte of brackets neither overflows the stack nor takes long', () => {
  expect(problemOf('[{"a":'.repeat(170_000))).toMatchObject({ code: 'too-deep' });
});

test.each(['x', '\\n', '\\u0041'])('a megabyte of %j in one text is read', (piece) => {
  const source = `{"a":"${piece.repeat(1_000_000 / piece.length)}"}`;
  expect(parseStrictJson(source)).toEqual(JSON.parse(source));
});

test('bytes that are not UTF-8 are refused', () => {
  expect(() => decodeUtf8(Buffer.from([0x22, 0xff, 0x22]))).toThrow(JsonProblem);
});
