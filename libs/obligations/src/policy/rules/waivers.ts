import { text } from '@app/contracts';
import type { ClusterState, Waiver } from '@app/programme';
import { formatDay, sameActor } from '@app/programme';
import { dueBy, type Duty, recordedOn, type Setting, type Settled } from '../duty.js';
import type { Played, Turn } from '../turns.js';

type WaiverTurn = Extract<Turn, { what: 'waiver' }>;

/** Four eyes: a waiver that was asked for waits for the coordinator's word (criteria.md, "soft"; its days are E). */
export function waiverRequestDuties(
  { stream, state, turns }: Played<ClusterState>,
  setting: Setting,
): Duty[] {
  const { calendar, cadence } = setting.timetable;
  const own = turns.filter((turn): turn is WaiverTurn => turn.what === 'waiver');
  const days = cadence['waiver-decision'];
  return own
    .filter(({ by }) => by.type === 'WaiverRequested')
    .map((turn): Duty => {
      const { waiver, criterion } = state.waivers[turn.waiver]!;
      const since = recordedOn(setting, turn);
      return {
        kind: 'waiver-decision',
        subject: { category: 'cluster', stream, item: waiver },
        period: null,
        since,
        due: calendar.nthWorkingDayAfter(since, days),
        owner: { role: 'coordinator', person: setting.coordinator },
        settled: decisionOn(turn, own),
        text: text(
          `Pengecualian atas kriteria ${criterion} diminta dan menunggu keputusan koordinator FPK dalam ${days} hari kerja.`,
          `A waiver of the criterion ${criterion} was requested and awaits the forum coordinator's decision within ${days} working days.`,
        ),
        facts: [turn.by],
      };
    });
}

/** Whoever asked may take the request back: nothing is left to decide. */
function decisionOn(asked: WaiverTurn, all: readonly WaiverTurn[]): Settled | null {
  const answer = all.find(({ waiver, by }) => waiver === asked.waiver && ANSWERS.includes(by.type));
  if (answer === undefined) return null;
  const withdrawn = answer.by.type === 'WaiverDeclined' && sameActor(asked.actor, answer.actor);
  return withdrawn ? { state: 'void', why: 'recalled', by: answer.by } : { state: 'met', by: answer.by };
}

const ANSWERS: readonly string[] = ['CriterionWaived', 'WaiverDeclined'];

/** A waived criterion is met, or waived longer, before the waiver ends: criteria.md, "soft". */
export function waiverDuties({ stream, state, turns }: Played<ClusterState>, setting: Setting): Duty[] {
  const own = turns.filter((turn): turn is WaiverTurn => turn.what === 'waiver');
  const granted = own.filter(({ by }) => by.type === 'CriterionWaived');
  return granted.flatMap((turn): Duty[] => {
    const waiver = state.waivers[turn.waiver]!;
    const due = dueBy(setting, waiver.expires);
    if (due === null) return [];
    const longer = granted.find((each) => prolongs(state.waivers[each.waiver]!, waiver));
    return [
      {
        kind: 'waiver-expiry',
        subject: { category: 'cluster', stream, item: waiver.waiver },
        period: waiver.expires,
        since: recordedOn(setting, turn),
        due,
        owner: { role: 'manager', person: null },
        settled: settledOf(turn, longer, own),
        text: text(
          `Pengecualian atas kriteria ${waiver.criterion} berlaku sampai ${formatDay(waiver.expires, 'id')}; sesudahnya kriteria itu harus terpenuhi.`,
          `The waiver of the criterion ${waiver.criterion} holds until ${formatDay(waiver.expires, 'en')}; after that the criterion must be met.`,
        ),
        facts: [turn.by],
      },
    ];
  });
}

const OVER: readonly string[] = ['WaiverRevoked', 'WaiverExpired'];

const prolongs = (other: Waiver, waiver: Waiver): boolean =>
  other.criterion === waiver.criterion && other.expires > waiver.expires;

function settledOf(
  turn: WaiverTurn,
  longer: WaiverTurn | undefined,
  all: readonly WaiverTurn[],
): Settled | null {
  if (longer !== undefined) return { state: 'met', by: longer.by };
  // Revoked or expired: the criterion is judged without it, and nothing is left to prolong.
  const over = all.find(({ waiver, by }) => waiver === turn.waiver && OVER.includes(by.type));
  return over === undefined ? null : { state: 'void', why: 'lapsed', by: over.by };
}
