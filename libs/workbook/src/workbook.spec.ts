import exceljs from 'exceljs';
import { jest } from '@jest/globals';
import { newWorkbook, workbookBytes } from './workbook.js';

async function made(): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.addWorksheet('Satu').addRows([['Ceper', 33.3]]);
  book.addWorksheet('Dua').addRow(['Pati']);
  return workbookBytes(book);
}

test('the same workbook has the same bytes at another time', async () => {
  const first = await made();
  jest.useFakeTimers({
    now: new Date('2031-05-06T07:08:09Z'),
    doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'setInterval', 'queueMicrotask'],
  });
  try {
    expect(Buffer.from(await made()).equals(Buffer.from(first))).toBe(true);
  } finally {
    jest.useRealTimers();
  }
});

test('what was packed anew opens with its sheets, values and properties', async () => {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Buffer.from(await made()) as unknown as ArrayBuffer);
  expect([book.worksheets.map(({ name }) => name), book.creator]).toEqual([['Satu', 'Dua'], 'Rumpun']);
  expect(book.worksheets[0]!.getCell('B1').value).toBe(33.3);
});
