import { createHash, randomBytes } from 'node:crypto';

/** The secret of a reset link, and what is recorded of it. */
export interface ResetCode {
  /** 64 letters: the account's id and 256 random bits. Only ever in the link. */
  readonly code: string;
  readonly tokenHash: string;
}

const CODE = /^[A-Za-z0-9_-]{64}$/;
const ID_BYTES = 16;
const SECRET_BYTES = 32;

/** @param account its uuid */
export function newResetCode(account: string): ResetCode {
  const id = Buffer.from(account.replaceAll('-', ''), 'hex');
  const code = Buffer.concat([id, randomBytes(SECRET_BYTES)]).toString('base64url');
  return { code, tokenHash: hashOf(code) };
}

/** @returns whose code it says it is, and its hash; null for what is no code */
export function readResetCode(code: string): { account: string; tokenHash: string } | null {
  if (!CODE.test(code)) return null;
  const hex = Buffer.from(code, 'base64url').subarray(0, ID_BYTES).toString('hex');
  const account = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { account, tokenHash: hashOf(code) };
}

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');
