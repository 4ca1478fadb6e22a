export * from './common.js';
export * from './board.js';
export * from './history.js';
export * from './report.js';
export * from './findings.js';
export * from './claim.js';
export * from './instrument.js';
export * from './survey-form.js';
