import type { ClaimReport, claimStates } from '@app/contracts';
import type { StateValue } from '../shared/machine.js';
import type { ClaimMapping } from './compare.js';

export type ClaimStatus = (typeof claimStates.codes)[number];

export interface ClaimState {
  /** One of `ClaimStatus`. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: { readonly region: string | null } | null;
  /** As it reads now; null before the first entry. */
  readonly report: ClaimReport | null;
  readonly compare: ClaimMapping;
  /** How often it was revised, and how often of that after it went out. */
  readonly revisions: number;
  readonly revisionsSincePublished: number;
  readonly publishedAt: string | null;
}

export const claimStatusOf = ({ lifecycle }: ClaimState): ClaimStatus => lifecycle as ClaimStatus;
