export { simulate, type SimulatedNotice, type Simulation } from './simulate.js';
