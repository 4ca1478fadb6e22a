import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importHolidays } from '@app/contracts';
import { type FileProblem, readHolidayFile } from './holiday-file.js';
import { workingCalendar } from './working-calendar.js';

const HEADER = 'day,kind,name_id,name_en,decree,works';
const GOOD = '2026-03-23,cuti-bersama,Cuti bersama Idulfitri,Collective leave,"SKB 1497/2025, 2/2025",';
const bytes = (...lines: string[]) => Buffer.from(lines.join('\n'));
const read = (...lines: string[]) => readHolidayFile(bytes(HEADER, ...lines), '00');
const short = ({ row, column, text }: FileProblem) => `${row ?? '-'} ${column ?? '-'} ${text.en}`;
function problems(content: Uint8Array, region = '00'): string[] {
  const result = readHolidayFile(content, region);
  return result.ok ? [] : result.problems.map(short);
}

describe('a file of holidays', () => {
  it('is read with its decree, and with days on which people work', () => {
    expect(read(GOOD, '2026-03-18,cuti-bersama,Cuti bersama Nyepi,Leave for Nyepi,,ya')).toEqual({
      ok: true,
      holidays: [
        {
          day: '2026-03-23',
          kind: 'cuti-bersama',
          name: { id: 'Cuti bersama Idulfitri', en: 'Collective leave' },
          decree: 'SKB 1497/2025, 2/2025',
        },
        {
          day: '2026-03-18',
          kind: 'cuti-bersama',
          name: { id: 'Cuti bersama Nyepi', en: 'Leave for Nyepi' },
          works: true,
        },
      ],
    });
  });

  it('may come from a spreadsheet: a mark at its start, semicolons, columns in another order, blank rows', () => {
    const content = '\uFEFFName_ID;name_en;day;kind\r\nHari Jadi;Founding;2026-07-28;regional\r\n;;;\r\n';
    expect(readHolidayFile(Buffer.from(content), '33.10')).toEqual({
      ok: true,
      holidays: [{ day: '2026-07-28', kind: 'regional', name: { id: 'Hari Jadi', en: 'Founding' } }],
    });
  });

  it('names every fault with its row and column, and gives nothing of the file', () => {
    const result = read(
      GOOD,
      '24/03/2026,libur,,Leave,,mungkin',
      '',
      '1999-12-31,national,Lama,Old,,',
      '2026-03-23,regional,Lagi,Again,,',
      '2026-02-29,national,Kabisat,Leap,,,lebih',
    );
    expect(result.ok ? [] : result.problems.map(short)).toEqual([
      '3 day must be a day such as 2026-03-21',
      '3 kind for the region 00 must be: national, cuti-bersama',
      '3 name_id must not be empty',
      '3 works must be "yes" or "no"',
      '5 day must be between 2000 and 2100',
      '6 kind for the region 00 must be: national, cuti-bersama',
      '6 day row 2 has this day already',
      '7 day must be a day such as 2026-03-21',
      '7 - there are more cells than columns',
    ]);
  });

  it.each([
    ['without a column', bytes('day,kind,name_id', GOOD), ['1 name_en this column is missing']],
    [
      'with a column of another table, and one twice',
      bytes('day,kind,name_id,name_en,day,harga', GOOD),
      ['1 day this column stands twice', '1 harga this column is not known'],
    ],
    ['without a day', bytes(HEADER), ['- - the file holds no day']],
    ['that is empty', bytes(''), expect.arrayContaining(['1 day this column is missing'])],
    ['in another encoding', Buffer.from(`${HEADER}\n${GOOD}é`, 'latin1'), ['- - the file is not UTF-8']],
    [
      'with an open quotation mark',
      bytes(HEADER, '2026-03-23,national,"Idul,x,,'),
      [expect.stringContaining('a quotation mark is open')],
    ],
  ])('%s is refused', (_, content, expected) => expect(problems(content)).toEqual(expected));

  it('of more than a year is refused', () => {
    const rows = Array.from({ length: 401 }, () => GOOD);
    expect(problems(bytes(HEADER, ...rows))).toEqual(['- - 400 rows at most']);
  });

  it('of a region holds regional holidays only', () => {
    expect(problems(bytes(HEADER, GOOD), '33.10')).toEqual(['2 kind for the region 33.10 must be: regional']);
  });
});

describe('the file of 2026 that comes with Rumpun', () => {
  const file = readFileSync(path.resolve(import.meta.dirname, '../../../docs/holidays/indonesia-2026.csv'));
  const result = readHolidayFile(file, '00');
  const holidays = result.ok ? result.holidays : [];

  it('is what the command takes', () => {
    expect(importHolidays.schema.safeParse({ region: '00', holidays }).success).toBe(true);
  });

  it('together with what is computed is the decree: 17 national holidays and 8 days of collective leave', () => {
    const recorded = holidays.map(({ day, kind, name, decree = null, works = false }) => ({
      region: '00',
      day,
      holiday: { kind, name, decree, works },
    }));
    const year = workingCalendar({ zone: 'WIB', region: '33.10', recorded }).holidaysOf(2026);
    const of = (kind: string) => year.filter((each) => each.kind === kind).map(({ day }) => day.slice(5));
    expect({ national: of('national'), leave: of('cuti-bersama') }).toEqual({
      national: [
        ...['01-01', '01-16', '02-17', '03-19', '03-21', '03-22', '04-03', '04-05', '05-01'],
        ...['05-14', '05-27', '05-31', '06-01', '06-16', '08-17', '08-25', '12-25'],
      ],
      leave: ['02-16', '03-18', '03-20', '03-23', '03-24', '05-15', '05-28', '12-24'],
    });
  });
});
