export * from './events.js';
export * from './state.js';
export * from './machine.js';
export * from './evolve.js';
export * from './views.js';
export * from './coverage.js';
export type { CycleFacts } from './case.js';
export * from './decider.js';
