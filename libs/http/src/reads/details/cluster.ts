import type { ClusterState } from '@app/programme';
import { actionItems, institutionsOf, regionsOf, representativeRoster, zoneOf } from '@app/programme';
import { factsView, factView, seatView } from './facts.js';

/** A cluster on a day: its steps, its institutions, the seats of its FKAK, its waivers. */
export function clusterDetails({ state }: { state: ClusterState }, day: string): object {
  const identity = state.identity!;
  const { standing, ...steps } = regionsOf(state);
  return {
    ...identity,
    standing,
    steps: Object.entries(steps).map(([step, status]) => {
      const { since, submittedBy, waivedAtCompletion } = state.steps[step as keyof typeof steps];
      return { step, state: status, since, submittedBy, waivedAtCompletion };
    }),
    seats: representativeRoster(state, zoneOf(identity.region), day).on(day).map(seatView),
    institutions: institutionsOf(state).map(({ institution, name, type, commitment, refusal }) => ({
      institution,
      name,
      type,
      commitment: factView(commitment),
      refusal: factView(refusal),
    })),
    waivers: Object.values(state.waivers),
    actions: actionItems(state.facts, 'fkak'),
    facts: factsView(state.facts),
  };
}
