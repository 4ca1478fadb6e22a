/**
 * A personal value in memory. In the log it stands encrypted under the subject's key; once that key is
 * destroyed it reads as erased, and every fold, upcaster and projection must take it so.
 */
export type Personal = PersonalValue | PersonalErased;

export interface PersonalValue {
  /** uuid of the person whose data this is. */
  readonly subject: string;
  readonly value: string;
}

export interface PersonalErased {
  readonly subject: string;
  readonly erased: true;
}

/** The stored form of a personal value (AES-256-GCM, 96-bit nonce, tag appended to the ciphertext). */
export interface PersonalCiphertext {
  readonly subject: string;
  readonly keyVersion: number;
  readonly alg: 'A256GCM';
  /** base64url */
  readonly nonce: string;
  /** base64url, tag included */
  readonly ciphertext: string;
}

/**
 * @param value a personal value, readable or erased
 * @param fallback what to show in place of an erased value
 * @returns the plaintext, or `fallback`
 */
export function revealPersonal(value: Personal | undefined, fallback: string): string {
  return value !== undefined && 'value' in value ? value.value : fallback;
}
