import type { Bilingual } from '@app/contracts';

/** Why nothing was backed up or restored. */
export interface Refusal {
  readonly ok: false;
  /** `request`: asked for what cannot be; `damage`: the backup or what came of it is not whole. */
  readonly kind: 'request' | 'damage';
  readonly reasons: readonly Bilingual[];
}

export const refuse = (...reasons: readonly Bilingual[]): Refusal => ({
  ok: false,
  kind: 'request',
  reasons,
});
export const damaged = (...reasons: readonly Bilingual[]): Refusal => ({
  ok: false,
  kind: 'damage',
  reasons,
});
