export { chapterReport } from './chapter.js';
export { checkClaims } from './check.js';
export { type ClaimMapping, compareWithReport } from './compare.js';
export { claimDecider, compareReasons } from './decider.js';
export { type ClaimEvent, claimOwnEvents } from './events.js';
export { evolveClaim, noClaim } from './evolve.js';
export { claimLifecycle, claimMachine } from './machine.js';
export type { ClaimContext } from './respondents.js';
export { type ClaimState, type ClaimStatus, claimStatusOf } from './state.js';
