export * from './event.js';
export * from './personal.js';
export * from './refusal.js';
export * from './decider.js';
export * from './store.js';
export * from './registry.js';
export * from './handle-command.js';
export * from './projection.js';
