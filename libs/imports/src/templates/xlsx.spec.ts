import { cooperationV1, dynamicsJicaV1, problemHandlingV1 } from '@app/programme';
import exceljs from 'exceljs';
import { templateXlsx } from './xlsx.js';

async function opened(bytes: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}

/** The rows of a sheet as texts. */
function table(sheet: exceljs.Worksheet): string[][] {
  const rows: string[][] = [];
  sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))));
  return rows;
}

describe('the template as a workbook', () => {
  it('offers, in each choice, exactly its codes and the non-response codes', async () => {
    const book = await opened(await templateXlsx(cooperationV1, 'id'));
    const [answers, , lists] = book.worksheets;
    const mode = answers!.getCell('E3').dataValidation;
    expect(answers!.getCell('E1').value).toBe('peer-mode');
    expect(mode).toMatchObject({ type: 'list', formulae: ['lists!$B$1:$B$7'], errorStyle: 'warning' });
    expect(lists!.state).toBe('veryHidden');
    expect(lists!.getColumn(2).values.slice(1)).toEqual([
      ...['passive', 'active', 'proactive', '#not-asked', '#refused', '#dont-know', '#inapplicable'],
    ]);
    expect(answers!.getCell('F3').dataValidation).toBeUndefined();
  });

  it('keeps codes as text and days as days', async () => {
    const [answers] = (await opened(await templateXlsx(dynamicsJicaV1, 'en'))).worksheets;
    expect(answers!.getColumn(2).numFmt).toBe('yyyy-mm-dd');
    expect(answers!.getColumn(4).numFmt).toBe('@');
  });

  it('explains codes, what they look like in the field, skip rules and missing meanings', async () => {
    const [, dynamics] = (await opened(await templateXlsx(dynamicsJicaV1, 'en'))).worksheets;
    expect(table(dynamics!)).toContainEqual(['product', 'Product', '3', 'dynamic', 'Developing', '']);
    const [, cooperation] = (await opened(await templateXlsx(cooperationV1, 'id'))).worksheets;
    const rows = table(cooperation!);
    expect(rows).toContainEqual([
      ...['peer-mode', 'Cara bekerja sama dengan IKM sejenis', 'active', 'Aktif', '', 'peer = yes'],
    ]);
    expect(rows).toContainEqual(['*', 'tanpa jawaban, semua butir', '#refused', 'menolak menjawab']);
    const [, problems] = (await opened(await templateXlsx(problemHandlingV1, 'id'))).worksheets;
    expect(table(problems!)).toContainEqual([
      ...['raw-material', 'Bahan baku', '2', '(tanpa arti dalam sumbernya)', '', ''],
    ]);
  });
});
