export { changeReport } from './change/report.js';
export { comparisonReport, SMALLEST_SHOWN, type ComparisonOptions } from './comparison/report.js';
export { cooperationReport } from './cooperation/report.js';
export { dynamicsReport } from './dynamics/report.js';
export { nonResponseReport } from './non-response/report.js';
export { networkReport, type NetworkOptions } from './network/report.js';
export { problemHandlingReport } from './problem-handling/report.js';
