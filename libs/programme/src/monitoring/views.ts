import { v5 as uuidv5 } from 'uuid';
import type { Fact } from '../shared/facts.js';
import { factsOf } from '../shared/facts.js';
import type { CycleEvent } from './events.js';
import type { CycleState, CycleStatus } from './state.js';

export type CycleFact<T extends CycleEvent['type']> = Fact<Extract<CycleEvent, { type: T }>>;

/** Namespace of the ids of cycle streams; never changed. */
const NAMESPACE = '8d0c1f6a-3b52-5e47-9a1d-7c64e0b2f935';

/** @returns the one stream of a cluster's period: a second cycle for it meets the first one's id */
export const cycleStreamId = (cluster: string, period: string): string =>
  uuidv5(`${cluster}|${period}`, NAMESPACE);

/** @returns the live facts of a type, oldest first */
export const cycleFacts = <T extends CycleEvent['type']>(state: CycleState, type: T) =>
  factsOf<CycleEvent, T>(state.facts, type);

export const cycleStatusOf = (state: CycleState): CycleStatus => state.lifecycle as CycleStatus;

export type Item = CycleFact<'ItemJudged'>;

/** @returns items that were looked at: one that says "not examined" covers nothing */
export const examinedItems = (state: CycleState): Item[] =>
  cycleFacts(state, 'ItemJudged').filter(({ data }) => data.verdict !== 'unexamined');

/** @returns items that do not conform, wholly or in part: each asks for a finding */
export const failingItems = (state: CycleState): Item[] =>
  cycleFacts(state, 'ItemJudged').filter(({ data }) => data.verdict === 'fails' || data.verdict === 'partly');

/** @returns failing items without a finding */
export function itemsWithoutFinding(state: CycleState): Item[] {
  const found = new Set(cycleFacts(state, 'FindingRaised').map(({ data }) => data.item));
  return failingItems(state).filter(({ data }) => !found.has(data.item));
}

export interface FindingView {
  readonly finding: CycleFact<'FindingRaised'>;
  readonly item: Item | null;
  /** The newest follow-up status, null when none was set. */
  readonly followUp: CycleFact<'FollowUpSet'> | null;
  /** By when it must be followed up: as the newest follow-up says, else as the finding does. */
  readonly due: string;
  /** Followed up as recommended, or found that it cannot be. */
  readonly closed: boolean;
}

/** @returns every finding with its follow-up, oldest first */
export function findingsOf(state: CycleState): FindingView[] {
  const followUps = cycleFacts(state, 'FollowUpSet');
  const items = cycleFacts(state, 'ItemJudged');
  return cycleFacts(state, 'FindingRaised').map((finding) => {
    const own = followUps.filter(({ data }) => data.finding === finding.data.finding);
    const followUp = own.at(-1) ?? null;
    const dated = own.filter(({ data }) => data.due !== undefined).at(-1);
    return {
      finding,
      item: items.find(({ data }) => data.item === finding.data.item) ?? null,
      followUp,
      due: dated?.data.due ?? finding.data.due,
      closed: followUp !== null && ['as-recommended', 'cannot'].includes(followUp.data.status),
    };
  });
}

export interface CorrectionView {
  readonly correction: CycleFact<'CorrectionPlanned'>;
  readonly closing: CycleFact<'CorrectionClosed'> | null;
}

export function correctionsOf(state: CycleState): CorrectionView[] {
  const closings = cycleFacts(state, 'CorrectionClosed');
  return cycleFacts(state, 'CorrectionPlanned').map((correction) => ({
    correction,
    closing: closings.find(({ data }) => data.action === correction.data.action) ?? null,
  }));
}
