export * from './shared/programme-event.js';
export * from './shared/sql.js';
export * from './directory/directory.table.js';
export * from './directory/directory.projection.js';
export * from './directory/directory.query.js';
