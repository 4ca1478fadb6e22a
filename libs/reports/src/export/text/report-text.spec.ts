import { report } from '../../testing/sample-report.js';
import { aligned } from './aligned.js';
import { reportText } from './report-text.js';

const linesOf = (language: 'id' | 'en', over = {}) => reportText(report(over), language).split('\n');

describe('a report on a terminal', () => {
  it('lines up its numbers under their headings, with the decimal comma in Indonesian', () => {
    const lines = linesOf('id');
    const head = lines.find((line) => line.startsWith('Lokasi'))!;
    const row = lines.find((line) => line.startsWith('Ceper '))!;
    const at = head.indexOf('Ada (%)') + 'Ada (%)'.length;
    expect(row.slice(0, at)).toMatch(/ 33,3$/);
  });

  it('says what each row rests on, and its notes by their marks', () => {
    const lines = linesOf('en');
    expect(lines.some((line) => /^ {2}Ceper: (N = \d+; )?n = \d+ \(.+\)/.test(line))).toBe(true);
    expect(lines.some((line) => line.startsWith('a  '))).toBe(true);
  });

  it('says it once for neighbouring rows that rest on the same', () => {
    const { rows } = report().tables[0]!;
    const twin = (key: string) => ({ ...rows[0]!, key, label: { id: key, en: key } });
    const table = { ...report().tables[0]!, rows: [twin('Satu'), twin('Dua'), twin('Tiga')] };
    const lines = linesOf('id', { tables: [table] }).filter((line) => line.startsWith('  '));
    expect(lines.filter((line) => line.includes('n = '))).toEqual([
      expect.stringMatching(/^ {2}Satu … Tiga: /),
    ]);
  });

  it('never shows a suppressed number', () => {
    const row = linesOf('id').find((line) => line.startsWith('Pati '))!;
    expect(row).toContain('dirahasiakan');
  });

  it('says on its second line that respondents are made up, and ends with the position', () => {
    const lines = linesOf('id', { synthetic: true });
    expect([lines[1], lines.at(-1)]).toEqual([
      'SINTETIS: memuat responden buatan, bukan hasil survei',
      'Posisi log 1234 · dicatat 24 November 2026 09.00 WIB',
    ]);
  });
});

it('counts what a terminal shows, not letters', () => {
  expect(
    aligned(
      [
        ['é', '1'],
        ['鋳物', '22'],
      ],
      'right',
    ),
  ).toEqual(['é      1', '鋳物  22']);
});
