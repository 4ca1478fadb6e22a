import { dayIn, type Zone } from '../shared/calendar.js';
import { type Fact, factsOf } from '../shared/facts.js';
import type { ForumEvent } from './events.js';
import type { ForumState } from './state.js';

type FactOf<T extends ForumEvent['type']> = Fact<Extract<ForumEvent, { type: T }>>;
type Scores = FactOf<'CandidateScored'>['data']['scores'];

/** A candidate industry with the newest score of each consideration: several meetings may score it in parts. */
export interface Candidate {
  readonly candidate: string;
  readonly name: string;
  readonly sector: string;
  readonly scores: Scores;
  readonly total: number;
  readonly facts: readonly FactOf<'CandidateScored'>[];
}

/** A selection round of the forum: chapter IV, B.2. */
export interface Round {
  readonly opened: FactOf<'RoundOpened'>;
  readonly candidates: readonly Candidate[];
  readonly choice: FactOf<'FlagshipChosen'> | null;
}

function candidateOf(facts: readonly FactOf<'CandidateScored'>[]): Candidate {
  const { candidate, name, sector } = facts.at(-1)!.data;
  const scores: Scores = Object.assign({}, ...facts.map(({ data }) => data.scores));
  const total = Object.values(scores).reduce((sum, each) => sum + each.score, 0);
  return { candidate, name, sector, scores, total, facts };
}

/**
 * @param seen when given, facts effective after that day are not seen
 * @returns the round, or null when the forum has none of this id
 */
export function roundOf(
  state: ForumState,
  round: string,
  seen?: { readonly day: string; readonly zone: Zone },
): Round | null {
  const visible = <T extends ForumEvent['type']>(type: T): FactOf<T>[] =>
    factsOf<ForumEvent, T>(state.facts, type).filter(
      ({ effectiveAt }) => seen === undefined || dayIn(seen.zone, effectiveAt) <= seen.day,
    );
  const opened = visible('RoundOpened').find(({ data }) => data.round === round);
  if (opened === undefined) return null;
  const scored = visible('CandidateScored').filter(({ data }) => data.round === round);
  const ids = [...new Set(scored.map(({ data }) => data.candidate))];
  const candidates = ids.map((id) => candidateOf(scored.filter(({ data }) => data.candidate === id)));
  const choice = visible('FlagshipChosen')
    .filter(({ data }) => data.round === round && ids.includes(data.candidate))
    .at(-1);
  return { opened, candidates, choice: choice ?? null };
}
