export * from './types.js';
export * from './checklist.js';
export * from './judge-types.js';
export * from './registry.js';
export * from './judge.js';
export * from './render.js';
export { sevenSteps } from './seven-steps/index.js';
