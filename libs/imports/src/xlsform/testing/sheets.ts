import exceljs from 'exceljs';

/** A row of an XLSForm's sheet by its column; empty cells are empty texts. */
export type FormRow = Readonly<Record<string, string>>;
export interface FormSheets {
  readonly survey: readonly FormRow[];
  readonly choices: readonly FormRow[];
  readonly settings: readonly FormRow[];
}

function rowsOf(sheet: exceljs.Worksheet | undefined): FormRow[] {
  if (sheet === undefined) throw new Error('no such sheet');
  const [header = [], ...rows] = (sheet.getSheetValues() as (unknown[] | undefined)[])
    .slice(1)
    .map((row) => Array.from(row ?? []).slice(1));
  return rows.map((row) =>
    Object.fromEntries(header.map((column, index) => [String(column), String(row[index] ?? '')])),
  );
}

/** @returns what a form's workbook holds, as a tool that reads XLSForms finds it */
export async function sheetsOf(bytes: Buffer): Promise<FormSheets> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = (name: string) => rowsOf(book.getWorksheet(name));
  return { survey: sheet('survey'), choices: sheet('choices'), settings: sheet('settings') };
}
