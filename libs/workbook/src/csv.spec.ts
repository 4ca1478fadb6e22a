import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvText, plainNumber } from './csv.js';

describe('records as CSV', () => {
  it('are parted as spreadsheets of the language expect', () => {
    expect(csvText([['Ceper', '33,3'], ['Pati']], 'id')).toBe('Ceper;"33,3"\r\nPati\r\n');
    expect(csvText([['Ceper', '33.3']], 'en')).toBe('Ceper,33.3\r\n');
  });

  it('hold a cell together whatever is in it', () => {
    const cells = fc.array(fc.string({ unit: fc.constantFrom(...'a,;\t\r\n" \'='), maxLength: 8 }), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(cells, fc.constantFrom('id' as const, 'en' as const), (record, language) => {
        const delimiter = language === 'id' ? ';' : ',';
        const read = parse(csvText([record], language), { delimiter, record_delimiter: '\r\n' });
        expect(read).toEqual([record]);
      }),
    );
  });
});

it('a number has the decimal mark of the language', () => {
  expect([plainNumber('-1834.5', 'id'), plainNumber('-1834.5', 'en')]).toEqual(['-1834,5', '-1834.5']);
});
