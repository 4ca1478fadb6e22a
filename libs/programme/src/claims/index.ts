export { chapterReport } from './chapter.js';
export { checkClaims } from './check.js';
export type { ClaimContext } from './respondents.js';
