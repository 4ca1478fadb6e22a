import type { DataOf, forumCommands } from '@app/contracts';
import { retraction } from '../shared/corrections.js';
import type { Fact } from '../shared/facts.js';
import type { Ruling } from '../shared/refusing.js';
import type { ForumDesk } from './desk.js';
import type { ForumEvent } from './events.js';

/** Live facts that name the thing which a fact brought into being. */
function dependents(desk: ForumDesk, fact: Fact): Fact[] {
  const { facts } = desk;
  const data = fact.data as Record<string, unknown>;
  switch (fact.type) {
    case 'RoundOpened':
      return [...facts('CandidateScored'), ...facts('FlagshipChosen')].filter(
        (each) => each.data.round === data.round,
      );
    case 'CandidateScored': {
      const others = facts('CandidateScored').filter(
        (each) => each.data.round === data.round && each.data.candidate === data.candidate,
      );
      const chosen = facts('FlagshipChosen').filter(
        (each) => each.data.round === data.round && each.data.candidate === data.candidate,
      );
      return others.length > 1 ? [] : chosen;
    }
    case 'HonorariumReported':
      return facts('HonorariumResolved').filter((each) => each.data.case === data.case);
    case 'MeetingHeld': {
      const actions = (data.actions as { action: string }[]).map(({ action }) => action);
      return [
        ...facts('FlagshipChosen').filter((each) => each.data.meeting === data.meeting),
        ...facts('ActionItemClosed').filter((each) => actions.includes(each.data.action)),
      ];
    }
    default:
      return [];
  }
}

export function retractFact(
  desk: ForumDesk,
  data: DataOf<typeof forumCommands, 'retract-fact'>,
): Ruling<ForumEvent> {
  return retraction(desk.state.facts, data, 'ForumEstablished', (fact) => dependents(desk, fact));
}
