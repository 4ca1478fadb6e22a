import path from 'node:path';
import type { MasterKey } from '@app/event-store';
import { loadMasterKey } from '@app/event-store';
import { readOrCreateSecret } from '@app/platform';

/** What an installation keeps outside its database. Without these files nobody is named and nobody signs in. */
export interface InstallationSecrets {
  /** Wraps the keys of the persons in the log. */
  readonly masterKey: MasterKey;
  /** Logins are looked up by an HMAC under it. */
  readonly loginSecret: Buffer;
}

/**
 * Reads the secrets of a home, or makes them at the first call: files of mode 0600 under `secrets/`. Every process
 * of an installation needs the same ones.
 *
 * @param home an existing folder
 * @throws StartProblem or Error when a file is there and cannot be used
 */
export function loadSecrets(home: string): InstallationSecrets {
  const loginSecret = Buffer.from(readOrCreateSecret(home, 'login-lookup', 32), 'base64url');
  const masterKey = loadMasterKey(path.join(home, 'secrets', 'master-key'));
  return { masterKey, loginSecret };
}
