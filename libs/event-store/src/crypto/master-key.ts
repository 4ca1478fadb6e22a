import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { canonicalJson } from '@app/ledger';
import { decrypt, encrypt, NONCE_BYTES } from './aes-gcm.js';

const KEY_BYTES = 32;
const FORMAT = 1;
const ID_BYTES = 4;

/** Whose data keys are wrapped: a person's in the log, or a file's on its way in or out. */
export type KeyHolder = 'person' | 'file';

/** The key that wraps the data keys. It lives in a file outside the database and in its own backup. */
export class MasterKey {
  /** First bytes of SHA-256 of the key: tells which master key wrapped a data key. */
  private readonly id: Buffer;

  /** @param key 32 bytes. Throws RangeError otherwise. */
  constructor(private readonly key: Buffer) {
    if (key.length !== KEY_BYTES)
      throw new RangeError(`a master key has ${KEY_BYTES} bytes, not ${key.length}`);
    this.id = createHash('sha256').update(key).digest().subarray(0, ID_BYTES);
  }

  /**
   * @param subject uuid of the person, or what the file is; the wrapped key is of no use under another name
   * @returns format (1 byte), id of the master key (4), nonce (12), encrypted key with its tag (48)
   */
  wrap(subject: string, dataKey: Buffer, holder: KeyHolder = 'person'): Buffer {
    const { nonce, sealed } = encrypt(this.key, dataKey, associated(holder, subject));
    return Buffer.concat([Buffer.of(FORMAT), this.id, nonce, sealed]);
  }

  /** @throws Error when another master key wrapped it, DecryptionError when it was changed */
  unwrap(subject: string, wrapped: Buffer, holder: KeyHolder = 'person'): Buffer {
    const what = `the key of ${holder} ${subject}`;
    const nonceAt = 1 + ID_BYTES;
    if (wrapped[0] !== FORMAT) throw new Error(`${what} has the unknown format ${wrapped[0]}`);
    if (!wrapped.subarray(1, nonceAt).equals(this.id)) {
      throw new Error(`${what} was wrapped by another master key than the one in use`);
    }
    const sealedAt = nonceAt + NONCE_BYTES;
    const nonce = wrapped.subarray(nonceAt, sealedAt);
    return decrypt(this.key, nonce, wrapped.subarray(sealedAt), associated(holder, subject), what);
  }
}

function associated(holder: KeyHolder, subject: string): Buffer {
  return Buffer.from(canonicalJson([`rumpun.${holder}-key`, subject]));
}

/**
 * Reads the master key, or makes one where there is none. Several processes may call it at once.
 *
 * @param path of a file with the key in hex; its folder exists
 * @throws Error when others may read the file, or it holds no key
 */
export function loadMasterKey(path: string): MasterKey {
  createOnce(path);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
    throw new Error(`the master key ${path} can be read by others; run: chmod 600 ${path}`);
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text))
    throw new Error(`${path} does not hold a master key (64 hexadecimal digits)`);
  return new MasterKey(Buffer.from(text, 'hex'));
}

/** Written under another name and linked into place, so that nobody reads half a key and nobody overwrites one. */
function createOnce(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}
