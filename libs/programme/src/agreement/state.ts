import type { AgreementTerms } from '@app/contracts';
import type { Facts } from '../shared/facts.js';
import type { StateValue } from '../shared/machine.js';

export type AgreementStatus = 'draft' | 'confirming' | 'active' | 'fulfilled' | 'terminated' | 'expired';

export interface AgreementState {
  /** One of `AgreementStatus`. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: { readonly cluster: string; readonly kind: 'lpt' | 'pke' } | null;
  /** The text as drafted and revised, adopted addenda merged in. */
  readonly terms: AgreementTerms | null;
  /** Hash of the text that the sides confirm; null while it is a draft. */
  readonly hash: string | null;
  readonly confirmed: readonly ('cluster' | 'partner')[];
  readonly facts: Facts;
}
