export * from './types.js';
export * from './streams.js';
export * from './validation.js';
export * from './loader.js';
export * from './targets.js';
export * from './command-service.js';
export * from './policies.js';
