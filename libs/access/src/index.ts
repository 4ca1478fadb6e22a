export * from './acting.js';
export * from './scope.js';
export * from './rules.js';
export * from './permissions.js';
