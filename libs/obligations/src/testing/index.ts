export { type Asked, brief, daysOf, dueIn, ofKind, usualCadence } from './derive.js';
export { bruteForceNotices, type Office, type Sent } from './oracle/brute-force.js';
export { walkingCalendar } from './walking-calendar.js';
