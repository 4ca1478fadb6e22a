export * from './migrate/migrate.js';
export * from './migrate/sql-files.js';
export { GROUP_ROLES } from './migrate/roles.js';
export { listSchema } from './migrate/schema-listing.js';
