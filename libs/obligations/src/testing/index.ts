export { bruteForceNotices, type Office, type Sent } from './oracle/brute-force.js';
export { walkingCalendar } from './walking-calendar.js';
