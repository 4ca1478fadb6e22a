import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { arbitraryReport } from '../../testing/arbitrary-report.js';
import { HOSTILE, longTable, report, reportOfTexts } from '../../testing/sample-report.js';
import { gridOf } from '../grid.js';
import { cellNumber } from '../numbers.js';
import { cellText } from './cells.js';
import { reportXlsx } from './report-xlsx.js';

type Language = 'id' | 'en';

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
  return workbook;
}

const made = async (over = {}, language: Language = 'id'): Promise<ExcelJS.Workbook> =>
  opened(await reportXlsx(report(over), language));

const rowOf = (sheet: ExcelJS.Worksheet, first: string): ExcelJS.Row =>
  sheet.getRow(
    sheet.getColumn(1).values.findIndex((value) => typeof value === 'string' && value.startsWith(first)),
  );

/** As given, with the decoding that every reader of workbooks does. */
const stored = (words: string): string => cellText(words).replaceAll('_x005F_', '_');

const valuesOf = (row: ExcelJS.Row): unknown[] => (row.values as unknown[]).slice(1);

describe('a report as a workbook', () => {
  it('has a sheet per table and a last one of notes', async () => {
    const names = (await made()).worksheets.map(({ name }) => name);
    expect(names).toEqual(['Tabel 4', 'Perubahan antargelombang', 'Catatan']);
  });

  it('keeps numbers numbers, under formats that show the decimals of the report', async () => {
    const workbook = await made();
    const ceper = rowOf(workbook.getWorksheet('Tabel 4')!, 'Ceper');
    expect([2, 3, 4].map((at) => ceper.getCell(at).value)).toEqual([12, 4, 33.3]);
    expect([2, 3, 4].map((at) => ceper.getCell(at).numFmt)).toEqual(['#,##0', '#,##0', '0.0']);
    const change = rowOf(workbook.getWorksheet('Perubahan antargelombang')!, 'Ceper');
    expect(change.getCell(3).value).toBe(-0.25);
    expect(change.getCell(3).numFmt).toBe('+0.00;-0.00;0.00');
  });

  it('says why a number is not there, and leaves empty what the table does not have', async () => {
    const pati = rowOf((await made()).getWorksheet('Tabel 4')!, 'Pati');
    expect([pati.getCell(5).value, pati.getCell(6).value]).toEqual(['dirahasiakan', null]);
  });

  it('merges the headings of groups over their columns, and freezes and repeats all headings', async () => {
    const sheet = (await made()).getWorksheet('Tabel 4')!;
    const { merges } = sheet.model as unknown as { merges: string[] };
    expect(merges.sort()).toEqual(['A4:A5', 'B4:B5', 'C4:D4', 'E4:F4', 'G4:G5']);
    expect([sheet.getCell('C4').value, sheet.getCell('E4').value]).toEqual(['Menjawab', 'Cara bekerja sama']);
    expect(valuesOf(sheet.getRow(5)).slice(0, 4)).toEqual(['Lokasi', 'n', 'Ada', 'Ada (%)']);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 5 });
    expect(sheet.pageSetup.printTitlesRow).toBe('4:5');
  });

  it('explains a marked figure on its own sheet', async () => {
    const sheet = (await made()).getWorksheet('Tabel 4')!;
    expect(rowOf(sheet, 'Ceper').getCell(7).value).toBe('Aktif (%): a');
    expect(rowOf(sheet, 'a. ').getCell(1).value).toBe('a. Bertumpu pada 4 jawaban.');
  });

  it('tells on the sheet of notes what each figure rests on', async () => {
    const sheet = (await made()).getWorksheet('Catatan')!;
    const figures: unknown[][] = [];
    sheet.eachRow((row) => figures.push(valuesOf(row)));
    const of = (place: string, column: string): unknown[] | undefined =>
      figures.find((line) => line[1] === place && line[2] === column);
    expect(of('Ceper', 'Menjawab: Ada (%)')!.slice(3)).toEqual([
      ...['persen', 33.3, 33.333333333333, 12, 40, 'IKM yang menjawab', 12, 'tanpa bobot', 1],
    ]);
    expect(of('Pati', 'Cara bekerja sama: Pasif (%)')![4]).toBe('dirahasiakan');
    expect(figures).toContainEqual(['Posisi log', 1234]);
    expect(figures).toContainEqual(['Dicatat', '24 November 2026 09.00 WIB']);
    expect(figures.find((line) => line[0] === 'Ceper' && line[1] === 'cooperation v1')).toContain(
      '5f'.repeat(32),
    );
  });

  it('does not tell the base of a suppressed figure', async () => {
    const [table] = report().tables;
    const rows = table!.rows.map((row) => ({
      ...row,
      cells: Object.fromEntries(
        Object.entries(row.cells).map(([key, cell]) => [
          key,
          {
            ...cell,
            value: null,
            exact: '7.123',
            n: null,
            why: 'suppressed',
            base: { code: 'x', n: 7123, text: { id: 'x', en: 'x' } },
          },
        ]),
      ),
    }));
    const parts = unzipSync(await reportXlsx(report({ tables: [{ ...table!, rows }] }), 'id'));
    const all = Object.values(parts)
      .map((part) => strFromU8(part))
      .join('');
    expect(all).toContain('dirahasiakan');
    expect(all).not.toMatch(/>7\.?123</);
  });

  it('labels made-up respondents on every sheet and on its print, and real ones nowhere', async () => {
    const labelled = async (synthetic: boolean): Promise<boolean[]> =>
      (await made({ synthetic })).worksheets.map(
        (sheet) =>
          rowOf(sheet, 'SINTETIS').hasValues && (sheet.headerFooter.oddHeader ?? '').includes('SINTETIS'),
      );
    expect(await labelled(true)).toEqual([true, true, true]);
    expect(await labelled(false)).toEqual([false, false, false]);
  });

  it.each(HOSTILE)('stores %j as a text and nowhere as a formula', async (words) => {
    const bytes = await reportXlsx(reportOfTexts(words), 'id');
    const sheets = Object.entries(unzipSync(bytes)).filter(([name]) => name.includes('worksheets/sheet'));
    expect(sheets.map(([, part]) => strFromU8(part)).join('')).not.toContain('<f');
    const sheet = (await opened(bytes)).worksheets[0]!;
    expect(sheet.getCell('B4').type).toBe(ExcelJS.ValueType.String);
    expect(sheet.getCell('B4').value).toBe(stored(words));
  });

  it('holds 200 rows', async () => {
    const workbook = await made({ tables: [longTable(200, 12)] });
    expect(rowOf(workbook.worksheets[0]!, 'Sentra 200').getCell(13).value).toBe(2399);
  });

  it('names sheets as Excel wants them: short, without signs it refuses, no two alike', async () => {
    const title = { id: "Data [2026]: 'a/b' ".repeat(4), en: 'History' };
    const table = { ...longTable(1, 1), number: null, title };
    const names = async (language: Language): Promise<string[]> =>
      (await made({ tables: [table, table] }, language)).worksheets.map(({ name }) => name);
    expect(await names('id')).toEqual([
      'Data 2026 a b Data 2026 a b Dat',
      'Data 2026 a b Data 2026 a b (2)',
      'Catatan',
    ]);
    expect(await names('en')).toEqual(['History (2)', 'History (3)', 'Notes']);
  });

  it('is whole for a report without tables, waves and entries', async () => {
    const workbook = await made({ tables: [], waves: [], notes: [], position: -1, recordedAt: null });
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Catatan']);
    expect(workbook.worksheets[0]!.getCell('A2').value).toBe('Log masih kosong');
  });

  it('gives back the numbers, words and labels of any report', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryReport, fc.constantFrom<Language>('id', 'en'), async (any, language) => {
        const workbook = await opened(await reportXlsx(any, language));
        any.tables.forEach((table, index) => {
          const sheet = workbook.worksheets[index]!;
          const grid = gridOf(table, language);
          const first = (any.synthetic ? 6 : 5) + (grid.groups === null ? 0 : 1);
          grid.rows.forEach((row, at) => {
            expect(sheet.getCell(first + at, 1).value ?? '').toBe(stored(row.label));
            row.cells.forEach((cell, column) => {
              const read = sheet.getCell(first + at, column + 2).value;
              if (cell.type === 'empty') expect(read).toBeNull();
              else if (cell.type === 'words') expect(read ?? '').toBe(stored(cell.words));
              else expect(read).toBe(cellNumber(cell.value) ?? cell.value);
            });
          });
        });
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
