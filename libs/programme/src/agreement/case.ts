import type { AgreementCommand, AgreementTerms } from '@app/contracts';
import type { CommandContext, Reason } from '@app/eventsourcing';
import type { ClusterState } from '../cluster/state.js';
import type { Known } from '../definitions/judge-types.js';
import type { ForumState } from '../forum/state.js';
import { type Place, placeOf } from '../shared/place.js';
import { because, type Ruling } from '../shared/refusing.js';
import type { AgreementEvent } from './events.js';
import type { AgreementState, AgreementStatus } from './state.js';
import { statusOf } from './views.js';

/** What a decision about an agreement looks at on other streams, loaded by the caller. */
export interface AgreementFacts {
  readonly cluster: Known<ClusterState> | null;
  readonly forum: Known<ForumState> | null;
}

/** Issued by the sweep over due dates when the last day is over; there is nothing to do when it is not. */
export interface ExpireAgreement {
  readonly type: 'expire-agreement';
  readonly data: { readonly endedOn: string };
}

export type AgreementInput = AgreementCommand | ExpireAgreement;
export type AgreementInputName = AgreementInput['type'];
export type AgreementInputData<N extends AgreementInputName> = Extract<AgreementInput, { type: N }>['data'];

/** A command on an agreement that exists, with everything that its checks look at. */
export interface Case<N extends AgreementInputName> extends Place {
  readonly data: AgreementInputData<N>;
  readonly state: AgreementState;
  readonly status: AgreementStatus;
  readonly identity: NonNullable<AgreementState['identity']>;
  readonly terms: AgreementTerms;
  readonly on: AgreementFacts;
}

/** Answers what one command comes to. Its state is checked apart: see the decider's table. */
export type Answer<N extends AgreementInputName> = (situation: Case<N>) => Ruling<AgreementEvent>;

/** @returns where and when it is decided; WIB while the cluster is unknown, when the command is refused anyway */
export const placeIn = (cluster: Known<ClusterState> | null, context: CommandContext): Place =>
  placeOf(context, cluster?.state.identity?.region ?? '33');

/** @returns the case, or null when the agreement was never drafted */
export function caseOf<N extends AgreementInputName>(
  data: AgreementInputData<N>,
  state: AgreementState,
  context: CommandContext,
  on: AgreementFacts,
): Case<N> | null {
  const { identity, terms } = state;
  if (identity === null || terms === null) return null;
  return { ...placeIn(on.cluster, context), data, state, status: statusOf(state), identity, terms, on };
}

/** @returns a reason when a day lies outside bounds, either of which may be absent */
export function within(
  day: string,
  bounds: { readonly from?: string; readonly until?: string },
  field: string,
): Reason | false {
  const { from, until } = bounds;
  if (from !== undefined && day < from) {
    return because(
      'date-too-early',
      `${day} lebih awal daripada ${from}`,
      `${day} is before ${from}`,
      field,
      {
        day,
        from,
      },
    );
  }
  return (
    until !== undefined &&
    day > until &&
    because('date-too-late', `${day} lebih lambat daripada ${until}`, `${day} is after ${until}`, field, {
      day,
      until,
    })
  );
}

/** The earliest day that an agreement's own facts may bear: its signing or its first day. */
export const beginning = (terms: AgreementTerms): string =>
  terms.date < terms.from ? terms.date : terms.from;
