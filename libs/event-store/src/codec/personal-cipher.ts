import type { Personal, PersonalCiphertext } from '@app/eventsourcing';
import { isCiphertext, isPersonal, replaceObjects } from '@app/eventsourcing';
import { canonicalJson } from '@app/ledger';
import { decrypt, encrypt } from '../crypto/aes-gcm.js';
import type { PersonKey } from '../crypto/keyring.js';

/** Where a personal value stands; authenticated with it, so that a ciphertext cannot be moved. */
export interface PersonalPlace {
  readonly stream: string;
  readonly type: string;
}

/**
 * Encrypts the personal values of an event. Values that are already erased stay as they are.
 *
 * @param data an event's data whose personal values stand at declared places (`checkAppend` saw to it)
 * @param declared whether a path of the data is declared personal
 * @param keys a key for each subject
 * @returns the data as it is stored
 */
export function encryptPersonal(
  data: object,
  place: PersonalPlace,
  declared: (path: string) => boolean,
  keys: ReadonlyMap<string, PersonKey>,
): object {
  return replaceObjects(data, (value, path) => {
    if (!isPersonal(value) || !declared(path)) return undefined;
    return 'value' in value ? encryptValue(value.value, keys.get(value.subject)!, place, path) : value;
  }) as object;
}

function encryptValue(text: string, key: PersonKey, place: PersonalPlace, path: string): PersonalCiphertext {
  const { nonce, sealed } = encrypt(key.key, Buffer.from(text), associated(place, path));
  return {
    subject: key.subject,
    keyVersion: key.version,
    alg: 'A256GCM',
    nonce: nonce.toString('base64url'),
    ciphertext: sealed.toString('base64url'),
  };
}

/**
 * Notes whose keys are needed to read stored data.
 * @param into subject → newest key version met
 */
export function neededKeys(data: unknown, into: Map<string, number>): void {
  if (typeof data !== 'object' || data === null) return;
  if (isCiphertext(data)) into.set(data.subject, Math.max(data.keyVersion, into.get(data.subject) ?? 0));
  else for (const member of Object.values(data)) neededKeys(member, into);
}

/**
 * Decrypts the personal values of stored data. A value whose key is gone, or of another version than the one that
 * exists, reads as erased.
 *
 * @throws DecryptionError when a ciphertext was changed or moved
 */
export function decryptPersonal(
  data: object,
  place: PersonalPlace,
  keys: ReadonlyMap<string, PersonKey>,
): object {
  return replaceObjects(data, (value, path): Personal | undefined => {
    if (!isCiphertext(value)) return undefined;
    const key = keys.get(value.subject);
    if (key === undefined || key.version !== value.keyVersion)
      return { subject: value.subject, erased: true };
    const nonce = Buffer.from(value.nonce, 'base64url');
    const sealed = Buffer.from(value.ciphertext, 'base64url');
    const what = `${place.type} ${path} of stream ${place.stream}`;
    const text = decrypt(key.key, nonce, sealed, associated(place, path), what).toString('utf8');
    return { subject: value.subject, value: text };
  }) as object;
}

function associated(place: PersonalPlace, path: string): Buffer {
  return Buffer.from(canonicalJson([place.stream, place.type, path]));
}
