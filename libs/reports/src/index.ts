export * from './compute/index.js';
export * from './input.js';
