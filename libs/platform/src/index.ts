export * from './clock.js';
export * from './embedded-postgres/index.js';
export * from './home/secrets.js';
export * from './problem.js';
