import type { CycleCommand } from '@app/contracts';
import type { AgreementState } from '../agreement/state.js';
import type { ClusterState } from '../cluster/state.js';
import type { Known } from '../definitions/judge-types.js';
import type { ForumState } from '../forum/state.js';
import type { Place } from '../shared/place.js';
import type { Ruling } from '../shared/refusing.js';
import type { CycleEvent } from './events.js';
import type { CycleState, CycleStatus } from './state.js';

/** What a decision about a cycle looks at on other streams, loaded by the caller. */
export interface CycleFacts {
  /** null when no cluster has the id that the cycle names. */
  readonly cluster: Known<ClusterState> | null;
  readonly forum: Known<ForumState> | null;
  readonly agreements: readonly Known<AgreementState>[];
}

export type CycleCommandName = CycleCommand['type'];
export type CycleCommandData<N extends CycleCommandName> = Extract<CycleCommand, { type: N }>['data'];

/** The streams that a cycle examines, once the cluster is known. */
export interface Examined extends CycleFacts {
  readonly cluster: Known<ClusterState>;
}

/** A command on a cycle that exists, with everything that its checks look at. */
export interface CycleCase<N extends CycleCommandName> extends Place {
  readonly data: CycleCommandData<N>;
  readonly state: CycleState;
  readonly status: CycleStatus;
  readonly identity: NonNullable<CycleState['identity']>;
  readonly on: Examined;
}

/** Answers what one command comes to. Its state is checked apart: see the decider's table. */
export type CycleAnswer<N extends CycleCommandName> = (situation: CycleCase<N>) => Ruling<CycleEvent>;
