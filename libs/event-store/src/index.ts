export * from './migrate/migrate.js';
export * from './migrate/sql-files.js';
export { GROUP_ROLES } from './migrate/roles.js';
export { listSchema } from './migrate/schema-listing.js';
export * from './pg/pool.js';
export { StoreUnavailableError } from './pg/errors.js';
export { nodeHasher } from './crypto/node-hasher.js';
export { decrypt, DecryptionError, encrypt, NONCE_BYTES } from './crypto/aes-gcm.js';
export { loadMasterKey, MasterKey } from './crypto/master-key.js';
export * from './crypto/keyring.js';
export { EntryCodec, type StoredEntry } from './codec/entry-codec.js';
export {
  LogCorruptionError,
  readHead,
  readSealedRows,
  readStreamRows,
  type SealedRow,
} from './read/queries.js';
export { Coalesced } from './read/coalesced.js';
export * from './postgres-event-store.js';
export * from './open.js';
export { SEALED_CHANNEL, type SealResult, StandbyError } from './seal/seal-once.js';
export * from './seal/sealer.js';
export * from './seal/lag.js';
export * from './follow/index.js';
export * from './projections/index.js';
export * from './verify/log-problem.js';
export * from './verify/verify-log.js';
