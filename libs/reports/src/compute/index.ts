export { cooperationReport } from './cooperation/report.js';
export { dynamicsReport } from './dynamics/report.js';
