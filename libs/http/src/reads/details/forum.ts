import type { ForumState } from '@app/programme';
import { actionItems, coordinatorOf, memberRoster, roundOf, zoneOf } from '@app/programme';
import { factsView, factView, seatView } from './facts.js';

/** A forum on a day: who sits in it, what it agreed, what it chose. */
export function forumDetails(
  forum: { stream: string; version: number; state: ForumState },
  day: string,
): object {
  const { state } = forum;
  const { region, level, name } = state.identity!;
  const rounds = (state.facts.RoundOpened ?? []).map(({ data }) =>
    roundOf(state, (data as { round: string }).round)!,
  );
  return {
    region,
    level,
    name,
    dissolved: state.lifecycle === 'dissolved',
    coordinator: coordinatorOf(forum),
    seats: memberRoster(state, zoneOf(region), day).on(day).map(seatView),
    rounds: rounds.map(({ opened, candidates, choice }) => ({
      round: opened.data.round,
      sector: opened.data.sector,
      candidates: candidates.map(({ facts: _, ...candidate }) => candidate),
      choice: factView(choice),
    })),
    actions: actionItems(state.facts, 'fpk'),
    facts: factsView(state.facts),
  };
}
