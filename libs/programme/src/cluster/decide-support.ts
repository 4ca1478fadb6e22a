import type { clusterCommands, DataOf } from '@app/contracts';
import { roundOf } from '../forum/round.js';
import { event } from '../shared/event-spec.js';
import { because, type Check, type Ruling } from '../shared/refusing.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';
import { institutionsOf } from './institutions.js';

type Data<N extends string> = DataOf<typeof clusterCommands, N>;

/** The life-cycle stage (ADB 2001, as B cites it) is recorded when it changes. */
export function setStage(desk: ClusterDesk, data: Data<'set-stage'>): Ruling<ClusterEvent> {
  const current = desk.facts('StageSet').at(-1)?.data.stage ?? desk.state.identity!.stage;
  return {
    checks: [
      current === data.stage &&
        because('stage-unchanged', 'klaster sudah pada tahap ini', 'the cluster is at this stage', '/stage'),
    ],
    events: () => [event('StageSet', data)],
  };
}

/** B.2, decision 1: the round is the forum's; the cluster names the one of its own sector. */
export function citeFlagship(desk: ClusterDesk, data: Data<'cite-flagship'>): Ruling<ClusterEvent> {
  const { forum } = desk.on;
  const round = forum && roundOf(forum.state, data.round);
  const { sector } = desk.state.identity!;
  return {
    checks: [
      round === null &&
        because(
          'unknown-round',
          'putaran tidak dikenal pada FPK ini',
          'the forum has no such round',
          '/round',
        ),
      round !== null &&
        round.opened.data.sector !== sector &&
        because(
          'sector-differs',
          'putaran ini untuk sektor lain',
          'this round is for another sector',
          '/round',
          { sector, judged: round.opened.data.sector },
        ),
    ],
    events: () => [event('FlagshipCited', data)],
  };
}

/** B.3(1-5) */
export function mapInstitution(desk: ClusterDesk, data: Data<'map-institution'>): Ruling<ClusterEvent> {
  const known = institutionsOf(desk.state).some(({ institution }) => institution === data.institution);
  return {
    checks: [
      known &&
        because(
          'duplicate-id',
          'lembaga ini sudah dipetakan',
          'this institution is on the map already',
          '/institution',
        ),
    ],
    events: () => [event('InstitutionMapped', data)],
  };
}

export function explainGap(_: ClusterDesk, data: Data<'explain-gap'>): Ruling<ClusterEvent> {
  return { checks: [], events: () => [event('SupportGapExplained', data)] };
}

function checkMapped({ state }: ClusterDesk, id: string): Check {
  return (
    !institutionsOf(state).some(({ institution }) => institution === id) &&
    because(
      'unknown-institution',
      'lembaga belum dipetakan',
      'no such institution on the map',
      '/institution',
    )
  );
}

/** B.5: the commitment is clear; B.3: with what each side gains. A newer answer replaces an older one. */
export function commitInstitution(desk: ClusterDesk, data: Data<'commit-institution'>): Ruling<ClusterEvent> {
  return {
    checks: [checkMapped(desk, data.institution)],
    events: () => [event('InstitutionCommitted', data)],
  };
}

export function declineInstitution(
  desk: ClusterDesk,
  data: Data<'decline-institution'>,
): Ruling<ClusterEvent> {
  return {
    checks: [checkMapped(desk, data.institution)],
    events: () => [event('InstitutionDeclined', data)],
  };
}
