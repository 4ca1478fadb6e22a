export * from './forum.js';
export * from './cluster.js';
export * from './agreement.js';
export * from './cycle.js';
export * from './administration.js';
export * from './survey.js';
export * from './claim.js';
export * from './obligation.js';
