export * from './events.js';
export * from './state.js';
export { obligationLifecycle, obligationMachine } from './machine.js';
export { evolveObligation, noObligation } from './evolve.js';
export * from './decider.js';
