import { strToU8, zipSync } from 'fflate';

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
export const xml = (words: string): string => words.replace(/[<>&"]/g, (mark) => ESCAPES[mark]!);

/** @returns a cell of literal text @param reference `B3` */
export const textCell = (reference: string, words: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xml(words)}</t></is></c>`;
export const numberCell = (reference: string, raw: string | number, style?: number): string =>
  `<c r="${reference}"${style === undefined ? '' : ` s="${style}"`}><v>${raw}</v></c>`;

/** @returns a row of literal texts, or of cells as given where they begin with `<` */
export function rowXml(row: number, cells: readonly (string | null)[], attributes = ''): string {
  const inner = cells.map((cell, index) => {
    if (cell === null) return '';
    return cell.startsWith('<c ') ? cell : textCell(`${String.fromCharCode(65 + index)}${row}`, cell);
  });
  return `<row r="${row}"${attributes}>${inner.join('')}</row>`;
}

export const sheetXml = (rows: string, after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${after}</worksheet>`;

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE}">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Cell style 0 is general, 1 a built-in date, 2 a date by a code of its own. */
const STYLES = `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-421]d mmmm yyyy;@"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`;

export interface WorkbookParts {
  /** Whole sheets as XML, in the order of their tabs. */
  readonly sheets: readonly string[];
  readonly states?: readonly string[];
  readonly sharedStrings?: string;
  readonly from1904?: boolean;
  /** Parts that replace or join the others. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
}

/** @returns a workbook's parts by name */
export function workbookParts({ sheets, states = [], sharedStrings, from1904, parts }: WorkbookParts) {
  const numbers = sheets.map((_, index) => index + 1);
  const tabs = numbers.map(
    (n) => `<sheet name="S${n}" sheetId="${n}" state="${states[n - 1] ?? 'visible'}" r:id="rId${n}"/>`,
  );
  const shared =
    sharedStrings === undefined ? [] : [['rId91', 'sharedStrings', 'sharedStrings.xml'] as const];
  return {
    '_rels/.rels': rels([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${tabs.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': rels([
      ...numbers.map((n) => [`rId${n}`, 'worksheet', `worksheets/sheet${n}.xml`] as const),
      ['rId90', 'styles', 'styles.xml'],
      ...shared,
    ]),
    'xl/styles.xml': STYLES,
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': sharedStrings }),
    ...Object.fromEntries(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheet])),
    ...parts,
  };
}

/** @returns a workbook as bytes, made by hand so that it may be as wrong as it likes */
export function workbook(parts: WorkbookParts): Uint8Array {
  const files = Object.entries(workbookParts(parts)).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { level: 6 });
}
