export * from './claims/index.js';
export { defaultLimits, type Limits } from './shared/limits.js';
export { type CellProblem, problemAt } from './shared/problem.js';
export {
  bufferSource,
  type FileSource,
  fileSha256,
  pathSource,
  type Progress,
  SourceFailure,
} from './shared/source.js';
export type { DateOrder } from './rows/day.js';
export { type DryRun, dryRun, KEPT_PROBLEMS } from './rows/dry-run.js';
export { FileReading, readRows } from './rows/read-rows.js';
export {
  type AnsweredRow,
  type FileFormat,
  type GoodRow,
  type ImportRow,
  isGood,
  type ReadOptions,
} from './rows/types.js';
export type { Language } from './templates/cells.js';
export { answersCsv, templateCsv } from './templates/csv.js';
export { answersXlsx, templateXlsx } from './templates/xlsx.js';
export { xlsform } from './xlsform/xlsform.js';
