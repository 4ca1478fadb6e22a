export * from './source.js';
export * from './ask.js';
export * from './kinds.js';
export { type Chosen, latestWaves } from './choose/latest.js';
export { InstrumentShelf } from './instruments.js';
export { ReportService } from './report-service.js';
