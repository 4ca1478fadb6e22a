import type { Actor } from '@app/eventsourcing';
import type { Facts } from '../shared/facts.js';
import type { StateValue } from '../shared/machine.js';

export type CycleStatus = 'open' | 'submitted' | 'approved';

export interface CycleState {
  /** One of `CycleStatus`. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: { readonly cluster: string; readonly period: string } | null;
  readonly submittedBy: Actor | null;
  readonly approvedAt: string | null;
  readonly facts: Facts;
}
