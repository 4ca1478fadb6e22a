import type { clusterCommands, DataOf } from '@app/contracts';
import { retraction } from '../shared/corrections.js';
import type { Fact } from '../shared/facts.js';
import type { Ruling } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';

/** Live facts that name the thing which a fact brought into being. */
function dependents({ facts }: ClusterDesk, fact: Fact): Fact[] {
  const data = fact.data as Record<string, unknown>;
  switch (fact.type) {
    case 'SubgroupListed':
      return facts('RepresentativeSeated').filter((each) => each.data.subgroup === data.subgroup);
    case 'InstitutionMapped':
      return [...facts('InstitutionCommitted'), ...facts('InstitutionDeclined')].filter(
        (each) => each.data.institution === data.institution,
      );
    case 'MeetingHeld': {
      const actions = (data.actions as { action: string }[]).map(({ action }) => action);
      return facts('ActionItemClosed').filter((each) => actions.includes(each.data.action));
    }
    default:
      return [];
  }
}

export function retractFact(
  desk: ClusterDesk,
  data: DataOf<typeof clusterCommands, 'retract-fact'>,
): Ruling<ClusterEvent> {
  return retraction(desk.state.facts, data, 'ClusterEnrolled', (fact) => dependents(desk, fact));
}
