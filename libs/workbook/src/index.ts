export { newWorkbook, workbookBytes } from './workbook.js';
