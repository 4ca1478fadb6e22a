export * from './hasher.js';
export * from './canonical-json.js';
export * from './merkle.js';
