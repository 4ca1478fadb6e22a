export { BYTE_ORDER_MARK, csvText, plainNumber } from './csv.js';
export { newWorkbook, workbookBytes } from './workbook.js';
