import type { StepKey } from '@app/contracts';
import type { Actor, DomainEvent } from '@app/eventsourcing';
import type { Checklist } from '../definitions/checklist.js';
import type { Facts } from '../shared/facts.js';
import type { StateValue } from '../shared/machine.js';
import type { ClusterEvent } from './events.js';

export type StepStatus = 'locked' | 'open' | 'submitted' | 'completed' | 'lapsed';
export type Standing = 'active' | 'suspended' | 'withdrawn';

export interface StepProgress {
  /** When the step entered its present state, ISO 8601 UTC. */
  readonly since: string;
  /** Who submitted, while submitted and after. */
  readonly submittedBy: Actor | null;
  /** As judged at completion, lapse or restoration, whichever came last. */
  readonly checklist: Checklist | null;
  /** Criteria of the last completion that stood on a waiver. */
  readonly waivedAtCompletion: readonly string[];
}

export interface Waiver {
  readonly waiver: string;
  readonly criterion: string;
  readonly reason: string;
  /** Last day on which it holds. */
  readonly expires: string;
  readonly state: 'requested' | 'granted' | 'declined' | 'revoked' | 'expired';
  readonly requestedBy: Actor;
  readonly approvedBy: Actor | null;
}

export interface ClusterState {
  /** `{ standing, fpk, flagship, support, fkak, lpt, pke, monitoring }`, each a state of its region. */
  readonly lifecycle: StateValue;
  /** null before the first entry. */
  readonly identity: Extract<ClusterEvent, DomainEvent<'ClusterEnrolled'>>['data'] | null;
  readonly facts: Facts;
  readonly steps: Readonly<Record<StepKey, StepProgress>>;
  readonly waivers: Readonly<Record<string, Waiver>>;
}
