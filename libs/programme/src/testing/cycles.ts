/** Monitoring cycles, for the specifications of other libraries. */
export * from '../monitoring/testing/cycles.js';
