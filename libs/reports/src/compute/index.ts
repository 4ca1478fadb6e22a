export { dynamicsReport } from './dynamics/report.js';
