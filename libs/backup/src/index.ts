export { takeBackup, type BackupOptions, type BackupResult } from './backup.js';
export { type BackupSource } from './source.js';
export { type Refusal } from './refusal.js';
export * from './manifest.js';
export * from './check.js';
export * from './restore.js';
export * from './restore-server.js';
