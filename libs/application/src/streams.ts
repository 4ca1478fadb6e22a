import { v5 as uuidv5 } from 'uuid';

/** Namespace of the ids that the engine derives; never changed, for the log holds what was derived from it. */
const NAMESPACE = '5b1f6e0c-7d1a-5c3e-9a41-2f8f6b0d7c11';

/** @param region Kemendagri code @returns the id of the region's stream */
export const regionStreamId = (region: string): string => uuidv5(`region:${region}`, NAMESPACE);

/** @returns the id of a stream begun by a command: a retry of the command names the same stream */
export const createdStreamId = (category: string, commandId: string): string =>
  uuidv5(`${category}:${commandId}`, NAMESPACE);

/**
 * @param account who sends the command @param key the Idempotency-Key as sent
 * @returns the command's id: the same key of the same account is the same command
 */
export const commandIdOf = (account: string, key: string): string => uuidv5(`${account}:${key}`, NAMESPACE);
