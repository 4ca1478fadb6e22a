import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { arbitraryReport } from '../../testing/arbitrary-report.js';
import { HOSTILE, report, reportOfTexts } from '../../testing/sample-report.js';
import { gridOf } from '../grid.js';
import { reportCsv } from './report-csv.js';

type Language = 'id' | 'en';

const read = (csv: string, language: Language): string[][] =>
  parse(csv, { bom: true, delimiter: language === 'id' ? ';' : ',', record_delimiter: '\r\n' });

const linesOf = (language: Language, over = {}): string[][] =>
  read(reportCsv(report(over), language), language).map((line) =>
    line.join('|').replace(/\|+$/, '').split('|'),
  );

const DANGER = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

describe('a report as CSV', () => {
  it('holds the table under its headings, with the decimal comma and semicolons in Indonesian', () => {
    const lines = linesOf('id');
    const title = lines.findIndex(([first]) => first!.startsWith('Tabel 4. '));
    expect(lines.slice(title + 1, title + 6)).toEqual([
      ['', '', 'Menjawab', 'Menjawab', 'Cara bekerja sama', 'Cara bekerja sama'],
      ['Lokasi', 'n', 'Ada', 'Ada (%)', 'Pasif (%)', 'Aktif (%)', 'Catatan'],
      ['Ceper', '12', '4', '33,3', '50,0', '50,0', 'Aktif (%): a'],
      ['Pati', '1234', '3', '76,5', 'dirahasiakan'],
      ['Jumlah', '1246', '7', '58,6', '50,0', '50,0'],
    ]);
  });

  it('has the decimal point and commas in English', () => {
    expect(linesOf('en')).toContainEqual(['Ceper', '12', '4', '33.3', '50.0', '50.0', 'Active (%): a']);
  });

  it('leaves negative numbers numbers', () => {
    expect(linesOf('id')).toContainEqual(['Ceper', '2,75', '-0,25']);
  });

  it('explains the marks and gives notes, waves, position and moment', () => {
    const lines = linesOf('id');
    expect(lines).toContainEqual(['Catatan', 'a', 'Bertumpu pada 4 jawaban.']);
    expect(lines).toContainEqual(['Catatan', '', 'Persentase dihitung dari dasarnya masing-masing.']);
    expect(lines.find(([first, second]) => first === 'Ceper' && second === 'cooperation v1')).toEqual(
      'Ceper|cooperation v1|wawancara tiap responden|28 Oktober – 20 November 2026|40|12|ditutup 21 November 2026||tidak'.split(
        '|',
      ),
    );
    expect(lines.slice(-2)).toEqual([
      ['Posisi log', '1234'],
      ['Dicatat', '24 November 2026 09.00 WIB'],
    ]);
  });

  it('says on its second line that respondents are made up', () => {
    expect(linesOf('id', { synthetic: true })[1]).toEqual([
      'SINTETIS: memuat responden buatan, bukan hasil survei',
    ]);
    expect(reportCsv(report(), 'id')).not.toContain('SINTETIS');
  });

  it('begins with a byte-order mark, ends lines with CRLF, and has as many fields in each', () => {
    const csv = reportCsv(report(), 'id');
    expect(csv.startsWith('\uFEFFKerja sama')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(new Set(read(csv, 'id').map((line) => line.length)).size).toBe(1);
  });

  it.each(HOSTILE)('never lets a spreadsheet execute %j', (words) => {
    for (const language of ['id', 'en'] as const) {
      const csv = reportCsv(reportOfTexts(words), language);
      const cells = read(csv, language).flat();
      expect(cells.filter((each) => DANGER.test(each) && !NUMBER.test(each))).toEqual([]);
      expect(cells.some((each) => each.includes(words.trim().slice(1)))).toBe(true);
    }
  });

  it('stays harmless where a spreadsheet cuts at the other separator', () => {
    const csv = reportCsv(reportOfTexts('Baja;=1+1,=2+2;"=3+3\n@SUM(A1)'), 'en');
    const cells = csv.split(/[,;"\r\n]/);
    expect(cells.filter((each) => DANGER.test(each) && !NUMBER.test(each))).toEqual([]);
  });

  it('gives back the numbers of any report, and executes nothing of it', () => {
    fc.assert(
      fc.property(arbitraryReport, fc.constantFrom<Language>('id', 'en'), (any, language) => {
        const lines = read(reportCsv(any, language), language);
        let at = any.synthetic ? 2 : 1;
        for (const table of any.tables) {
          const grid = gridOf(table, language);
          at += grid.groups === null ? 3 : 4;
          for (const row of grid.rows) {
            const line = lines[at++]!;
            row.cells.forEach((cell, index) => {
              if (cell.type === 'number') expect(line[index + 1]!.replace(',', '.')).toBe(cell.value);
            });
          }
          at += grid.notes.length;
        }
        expect(lines.flat().filter((each) => DANGER.test(each) && !NUMBER.test(each))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
