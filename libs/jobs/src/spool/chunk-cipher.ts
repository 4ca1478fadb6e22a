import { decrypt, encrypt, NONCE_BYTES } from '@app/event-store';

/** What a file is to its cipher. */
export interface FileKey {
  readonly file: string;
  /** 32 bytes, of this file alone. */
  readonly key: Buffer;
}

const associated = ({ file }: FileKey): Buffer => Buffer.from(`rumpun.file-chunk ${file}`);

/** The chunk's number: under a key of its own a file never meets the same number twice, so no nonce comes twice. */
function nonceOf(number: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(number, NONCE_BYTES - 6, 6);
  return nonce;
}

/** @param number from 0; each is sealed once @returns ciphertext with its tag */
export function sealChunk(key: FileKey, number: number, plain: Buffer): Buffer {
  return encrypt(key.key, plain, associated(key), nonceOf(number)).sealed;
}

/** @throws DecryptionError when the chunk was changed, or stood at another place or in another file */
export function openChunk(key: FileKey, number: number, sealed: Buffer): Buffer {
  return decrypt(key.key, nonceOf(number), sealed, associated(key), `chunk ${number} of file ${key.file}`);
}
