import { canonicalJson, type CanonicalJsonError, textProblem } from './canonical-json.js';

// The example of RFC 8785 section 3.2.2 and 3.2.3.
const RFC_INPUT = JSON.parse(
  '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
    '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
) as unknown;
const RFC_OUTPUT =
  '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
  '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785', () => {
    expect(canonicalJson(RFC_INPUT)).toBe(RFC_OUTPUT);
  });

  it('sorts members by UTF-16 code units (RFC 8785 section 3.2.3)', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(keys.map((key) => [key, 0]));
    expect(canonicalJson(value)).toBe(
      '{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\ud83d\ude00":0,"\ufb33":0}',
    );
  });

  it('leaves out undefined members and writes negative zero as zero', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
  });

  it.each([
    ['NaN', { a: [Number.NaN] }, '/a/0'],
    ['infinity', { a: Infinity }, '/a'],
    ['NUL', { 'x/y': { '~': 'a\0b' } }, '/x~1y/~0'],
    ['a lone high surrogate', ['\ud800'], '/0'],
    ['a lone low surrogate in a member name', { '\udc00': 1 }, '/\udc00'],
    ['an undefined array item', [undefined], '/0'],
    ['a date', { at: new Date(0) }, '/at'],
    ['a bigint', 1n, ''],
  ])('refuses %s and says where it stands', (_name, value, path) => {
    const pathOf = () => {
      try {
        canonicalJson(value);
        return null;
      } catch (error) {
        return (error as CanonicalJsonError).path;
      }
    };
    expect(pathOf()).toBe(path);
  });

  it('accepts surrogate pairs', () => {
    expect(textProblem('\ud83d\ude00')).toBeNull();
  });
});
