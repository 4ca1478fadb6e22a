export * from './events.js';
export * from './machine.js';
export * from './state.js';
export * from './decider.js';
