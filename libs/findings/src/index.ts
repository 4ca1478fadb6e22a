export {
  type AnswersAsk,
  type FindingsSource,
  isStanding,
  type ListedWave,
  type WaveEntry,
} from './source.js';
export * from './ask.js';
export type { Letterhead, ReportMoment } from '@app/reports';
export * from './kinds.js';
export { compareClaim, type ComparedClaim, type ComparisonSource, differs } from './compare-claim.js';
export { type Chosen, latestWaves } from './choose/latest.js';
export { InstrumentShelf } from './instruments.js';
export { FINDINGS_PROJECTIONS, pinnedMoment, type StillBehind } from './pinned.js';
export { ReportService } from './report-service.js';
export { AnswerService, type AskedWave } from './answers/answer-service.js';
export { answersCsv } from './answers/answers-csv.js';
export { findWaves, type FoundWaves, type WaveAsk } from './choose/find-waves.js';
export { type ExportFormat, exportFormats, type ReportFormat, reportFormats } from './export/formats.js';
export { reportFileName } from './export/file-name.js';
export { configuredLetterhead, type ForumsByRegion, letterheadOf } from './export/letterhead.js';
export { surveyEntry, wavePage } from './wave-list.js';
export { exampleAnswers, exampleReport, exampleSurveys } from './example.js';
