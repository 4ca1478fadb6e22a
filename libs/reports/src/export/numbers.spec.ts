import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { cellNumber, printedNumber } from './numbers.js';

describe('numbers in exports', () => {
  it.each([
    ['33.3', 1, '33,3', '33.3'],
    ['33', 1, '33,0', '33.0'],
    ['1834704', 0, '1.834.704', '1,834,704'],
    ['-1234.5', 2, '−1.234,50', '−1,234.50'],
    ['0.125', 1, '0,125', '0.125'],
    ['-0.0', 1, '0,0', '0.0'],
  ])('sets %s with %i decimals as %s in Indonesian and %s in English', (value, decimals, id, en) => {
    expect([printedNumber(value, decimals, 'id'), printedNumber(value, decimals, 'en')]).toEqual([id, en]);
  });

  it('shows the sign of a difference, and none at zero', () => {
    const signed = ['0.5', '-0.5', '0.0'].map((value) => printedNumber(value, 1, 'id', true));
    expect(signed).toEqual(['+0,5', '−0,5', '0,0']);
  });

  it('keeps a number that a spreadsheet would round as text', () => {
    expect([cellNumber('123456789012345'), cellNumber('1234567890123.456')]).toEqual([123456789012345, null]);
    expect(cellNumber('0.000000000000123')).toBe(1.23e-13);
  });

  it('takes nothing for a number that is not a plain decimal', () => {
    expect(['1e3', '', ' 1', '1,5', '0x10', 'NaN', '.5', '1.'].map(cellNumber)).toEqual(Array(8).fill(null));
  });

  it('reads back as the same number from both languages', () => {
    const decimal = fc.tuple(fc.integer(), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(decimal, fc.constantFrom('id' as const, 'en' as const), ([digits, places], language) => {
        const value = new Decimal(digits).div(10 ** places).toFixed(places);
        const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
        const printed = printedNumber(value, places, language).replaceAll(group!, '').replace(point!, '.');
        expect(new Decimal(printed.replace('−', '-')).eq(value)).toBe(true);
      }),
    );
  });
});
