import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { type Fact, factAt } from '../../shared/facts.js';
import { checkPast } from '../../shared/place.js';
import { because } from '../../shared/refusing.js';
import type { CycleAnswer, CycleCase } from '../case.js';
import type { CycleState } from '../state.js';
import { type CorrectionView, correctionsOf, type CycleFact, cycleFacts } from '../views.js';

/** What follows a finding, and taking back what was recorded by mistake. */

const findingReason = (state: CycleState, finding: string): Reason | false =>
  !cycleFacts(state, 'FindingRaised').some(({ data }) => data.finding === finding) &&
  because('finding-unknown', 'temuan ini tidak tercatat', 'there is no such finding', '/finding');

const dueReason = (due: string | undefined, today: string): Reason | false =>
  due !== undefined &&
  due < today &&
  because('due-past', 'tenggat sudah lewat', 'the due date is past', '/due', { due, today });

export const setFollowUp: CycleAnswer<'set-follow-up'> = ({ data, state, today }) => ({
  checks: [findingReason(state, data.finding), dueReason(data.due, today)],
  events: () => [event('FollowUpSet', data)],
});

export const planCorrection: CycleAnswer<'plan-correction'> = ({ data, state, today }) => ({
  checks: [
    cycleFacts(state, 'CorrectionPlanned').some((each) => each.data.action === data.action) &&
      because('id-taken', 'pengenal tindakan ini sudah dipakai', 'this action id is taken', '/action'),
    findingReason(state, data.finding),
    dueReason(data.due, today),
  ],
  events: () => [event('CorrectionPlanned', data)],
});

export const closeCorrection: CycleAnswer<'close-correction'> = (c) => {
  const view = correctionsOf(c.state).find(({ correction }) => correction.data.action === c.data.action);
  return {
    checks: [
      view === undefined &&
        because('action-unknown', 'tindakan ini tidak direncanakan', 'no such action is planned', '/action'),
      view?.closing &&
        because('action-closed', 'tindakan ini sudah ditutup', 'this is closed already', '/action'),
      view && closedByOwner(c, view),
      checkPast(c, '/closedOn', c.data.closedOn),
    ],
    events: () => [event('CorrectionClosed', c.data)],
  };
};

function closedByOwner(
  { context }: CycleCase<'close-correction'>,
  { correction }: CorrectionView,
): Reason | false {
  const { person } = context.actor;
  return (
    (person === null || person === correction.data.owner) &&
    because(
      'own-correction',
      'tindakan ditutup oleh orang lain daripada penanggung jawabnya',
      'an action is closed by another person than its owner',
    )
  );
}

/** What may be taken back: items and findings while it is open, follow-up once it is approved. */
const RETRACTABLE = {
  open: ['ItemJudged', 'FindingRaised'],
  submitted: [],
  approved: ['FollowUpSet', 'CorrectionPlanned', 'CorrectionClosed'],
} as const satisfies Record<string, readonly string[]>;

export const retractFact: CycleAnswer<'retract-fact'> = ({ data, state, status }) => {
  const fact = factAt(state.facts, data.fact);
  return {
    checks: [
      fact === undefined &&
        because(
          'fact-unknown',
          'tidak ada fakta yang berlaku pada alamat ini',
          'there is no live fact at this address',
          '/fact',
        ),
      fact !== undefined &&
        !(RETRACTABLE[status] as readonly string[]).includes(fact.type) &&
        because(
          'not-retractable',
          'fakta jenis ini tidak dapat dibatalkan sekarang',
          'a fact of this kind cannot be retracted now',
          '/fact',
          { type: fact.type },
        ),
      fact !== undefined &&
        restedOn(state, fact) &&
        because(
          'fact-in-use',
          'fakta lain bertumpu padanya; batalkan itu dahulu',
          'another fact rests on it; retract that one first',
          '/fact',
        ),
    ],
    events: () => [event('FactRetracted', { fact: data.fact, type: fact!.type, reason: data.reason })],
  };
};

/** A finding rests on its item, a closing on its corrective action. */
function restedOn(state: CycleState, fact: Fact): boolean {
  if (fact.type === 'ItemJudged') {
    const { item } = (fact as CycleFact<'ItemJudged'>).data;
    return cycleFacts(state, 'FindingRaised').some(({ data }) => data.item === item);
  }
  if (fact.type !== 'CorrectionPlanned') return false;
  const { action } = (fact as CycleFact<'CorrectionPlanned'>).data;
  return correctionsOf(state).some(
    ({ correction, closing }) => correction.data.action === action && closing !== null,
  );
}
