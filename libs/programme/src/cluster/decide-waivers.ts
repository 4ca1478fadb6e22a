import type { clusterCommands, DataOf } from '@app/contracts';
import { addDays } from '../shared/calendar.js';
import { event } from '../shared/event-spec.js';
import { because, type Check, type Ruling, sameActor } from '../shared/refusing.js';
import { checkCoordinates } from './coordinator.js';
import type { ClusterDesk } from './desk.js';
import type { ClusterEvent } from './events.js';
import type { Waiver } from './state.js';

type Data<N extends string> = DataOf<typeof clusterCommands, N>;

/** Only soft criteria are waived. Decision 3: the honorarium rule never is. */
function checkCriterion({ definition }: ClusterDesk, id: string): Check {
  const row = definition.steps.flatMap(({ criteria }) => criteria).find((each) => each.id === id);
  if (row === undefined) {
    return because('unknown-criterion', 'kriteria tidak dikenal', 'no such criterion', '/criterion');
  }
  if (row.kind === 'soft') return false;
  return row.kind === 'note'
    ? because(
        'criterion-never-blocks',
        'kriteria ini tidak pernah menghalangi, jadi tidak perlu dikecualikan',
        'this criterion never blocks, so it needs no waiver',
        '/criterion',
      )
    : because(
        'criterion-not-waivable',
        'kriteria wajib tidak dapat dikecualikan',
        'a hard criterion cannot be waived',
        '/criterion',
      );
}

function checkExpiry({ place }: ClusterDesk, expires: string): Check {
  return (
    expires <= place.today &&
    because(
      'expiry-not-ahead',
      'batas pengecualian harus setelah hari ini',
      'a waiver must expire after today',
      '/expires',
    )
  );
}

const standing =
  ({ place }: ClusterDesk, criterion: string) =>
  (each: Waiver): boolean =>
    each.criterion === criterion &&
    (each.state === 'requested' || each.state === 'granted') &&
    each.expires >= place.today;

/** One person asks … */
export function requestWaiver(desk: ClusterDesk, data: Data<'request-waiver'>): Ruling<ClusterEvent> {
  const waivers = Object.values(desk.state.waivers);
  return {
    checks: [
      data.waiver in desk.state.waivers &&
        because(
          'duplicate-id',
          'pengecualian ini sudah dicatat',
          'this waiver is on record already',
          '/waiver',
        ),
      checkCriterion(desk, data.criterion),
      waivers.some(standing(desk, data.criterion)) &&
        because(
          'waiver-stands',
          'kriteria ini sudah mempunyai pengecualian yang berlaku atau menunggu',
          'this criterion has a waiver that stands or awaits an answer',
          '/criterion',
        ),
      checkExpiry(desk, data.expires),
      desk.actor.person === null &&
        because(
          'person-required',
          'hanya orang yang dikenal yang dapat meminta pengecualian',
          'only a known person can ask for a waiver',
        ),
    ],
    events: () => [event('WaiverRequested', data)],
  };
}

const LABELS: Record<Waiver['state'], { id: string; en: string }> = {
  requested: { id: 'menunggu jawaban', en: 'awaiting an answer' },
  granted: { id: 'sudah diberikan', en: 'granted' },
  declined: { id: 'sudah ditolak', en: 'declined' },
  revoked: { id: 'sudah dicabut', en: 'revoked' },
  expired: { id: 'sudah habis masanya', en: 'expired' },
};

function checkWaiver(waiver: Waiver | undefined, wanted: Waiver['state']): Check {
  if (waiver === undefined) {
    return because('unknown-waiver', 'pengecualian tidak dikenal', 'no such waiver', '/waiver');
  }
  const is = LABELS[waiver.state];
  return (
    waiver.state !== wanted &&
    because(`waiver-${waiver.state}`, `pengecualian ini ${is.id}`, `this waiver is ${is.en}`, '/waiver')
  );
}

/** … and another, the forum's coordinator, grants. */
export function grantWaiver(desk: ClusterDesk, data: Data<'grant-waiver'>): Ruling<ClusterEvent> {
  const waiver = desk.state.waivers[data.waiver];
  return {
    checks: [
      checkWaiver(waiver, 'requested'),
      checkCoordinates(desk),
      waiver !== undefined &&
        sameActor(waiver.requestedBy, desk.actor) &&
        because('own-request', 'permintaan sendiri tidak dapat disetujui', 'nobody grants their own request'),
      waiver?.state === 'requested' && checkExpiry(desk, waiver.expires),
    ],
    events: () => {
      const { criterion, reason, expires, requestedBy } = waiver!;
      return [
        event('CriterionWaived', { ...data, criterion, reason, expires, requestedBy: requestedBy.person }),
      ];
    },
  };
}

/** The coordinator declines; whoever asked may withdraw the request the same way. */
export function declineWaiver(desk: ClusterDesk, data: Data<'decline-waiver'>): Ruling<ClusterEvent> {
  const waiver = desk.state.waivers[data.waiver];
  const own = waiver !== undefined && sameActor(waiver.requestedBy, desk.actor);
  return {
    checks: [checkWaiver(waiver, 'requested'), !own && checkCoordinates(desk)],
    events: () => [event('WaiverDeclined', data)],
  };
}

export function revokeWaiver(desk: ClusterDesk, data: Data<'revoke-waiver'>): Ruling<ClusterEvent> {
  return {
    checks: [checkWaiver(desk.state.waivers[data.waiver], 'granted'), checkCoordinates(desk)],
    events: () => [event('WaiverRevoked', data)],
  };
}

/** The engine's own, once the last day is over. Nothing to do before, or when it no longer stands. */
export function expireWaiver(desk: ClusterDesk, data: { readonly waiver: string }): Ruling<ClusterEvent> {
  const waiver = desk.state.waivers[data.waiver];
  const due = waiver?.state === 'granted' && waiver.expires < desk.place.today;
  return {
    checks: [],
    events: () =>
      due ? [event('WaiverExpired', { waiver: data.waiver, expiredOn: addDays(waiver.expires, 1) })] : [],
  };
}
