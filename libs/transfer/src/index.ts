export type { TransferParts } from './parts.js';
export { CHECK, CheckJob, type CheckResult } from './imports/check-job.js';
export { RUN, RunJob } from './imports/run-job.js';
export { ImportReactor } from './imports/import-reactor.js';
export {
  ImportDesk,
  type ImportFindings,
  type Received,
  type ReceiveResult,
  SHOWN_PROBLEMS,
  UPLOAD_LIMIT,
} from './imports/import-desk.js';
export { ExportDesk } from './exports/export-desk.js';
export { EXPORT, ExportJob, exportParams, type ExportParams, XLSX_ROWS } from './exports/export-job.js';
export { problemsCsv } from './imports/problems-csv.js';
export { isUnderWay } from './imports/import-jobs.js';
