export { reportCsv } from './csv/report-csv.js';
export { reportJson } from './json.js';
export { reportXlsx } from './xlsx/report-xlsx.js';
