export { type EarlyNotice, type EarlyReason, type Escalation } from './looks.js';
export { simulate, type SimulatedNotice, type Simulation } from './simulate.js';
