export * from './compute/index.js';
export * from './input.js';
export * from './export/index.js';
