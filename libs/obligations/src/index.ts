export * from './policy/index.js';
export * from './simulate/index.js';
