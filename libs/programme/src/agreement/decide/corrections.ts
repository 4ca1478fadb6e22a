import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { factAt } from '../../shared/facts.js';
import type { Fact } from '../../shared/facts.js';
import { because } from '../../shared/refusing.js';
import type { Answer, Case } from '../case.js';
import type { AgreementEvent } from '../events.js';
import { addendaOf, type AgreementFact, agreementFacts, assistanceOf, deliverablesOf } from '../views.js';

/** What may be taken back with a reason. Never the lifecycle itself, and no complaint: those are resolved. */
const RETRACTABLE: ReadonlySet<string> = new Set<AgreementEvent['type']>([
  'AgreementAccompanied',
  'AddendumProposed',
  'DeliverableSubmitted',
  'DeliverableAccepted',
  'DeliverableReturned',
  'PaymentRecorded',
  'AssistanceDone',
  'AssistanceSettled',
  'ProfitShareSettled',
  'GainRecorded',
  'CoordinationHeld',
  'CooperationFostered',
]);

export const retractFact: Answer<'retract-fact'> = (c) => {
  const { fact: ref, reason } = c.data;
  const fact = factAt(c.state.facts, ref);
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
        !RETRACTABLE.has(fact.type) &&
        because(
          'not-retractable',
          'fakta jenis ini tidak dapat dibatalkan',
          'a fact of this kind cannot be retracted',
          '/fact',
          { type: fact.type },
        ),
      fact !== undefined && restedOn(c, fact),
    ],
    events: () => [event('FactRetracted', { fact: ref, type: fact!.type, reason })],
  };
};

/** @returns a reason when another live fact rests on this one: that one is retracted first */
function restedOn({ state }: Case<'retract-fact'>, fact: Fact): Reason | false {
  const at = { version: fact.ref.version, index: fact.ref.index };
  const rests = (other: string): Reason =>
    because(
      'fact-in-use',
      `fakta lain bertumpu padanya; batalkan itu dahulu (${other})`,
      `another fact rests on it; retract that one first (${other})`,
      '/fact',
      { by: other },
    );
  const is = (other: Fact): boolean => other.ref.version === at.version && other.ref.index === at.index;
  switch (fact.type) {
    case 'AssistanceDone':
      return (
        assistanceOf(state).some((view) => is(view.assistance) && view.settlement !== null) &&
        rests('AssistanceSettled')
      );
    case 'AddendumProposed':
      return (
        addendaOf(state).some((view) => is(view.proposal) && (view.adopted || view.confirmed.length > 0)) &&
        rests('AddendumConfirmed')
      );
    case 'DeliverableSubmitted': {
      const { deliverable } = (fact as AgreementFact<'DeliverableSubmitted'>).data;
      const view = deliverablesOf(state).find((each) => each.deliverable.deliverable === deliverable);
      const pending = view?.state === 'submitted' && is(view.submission!);
      return !pending && rests('DeliverableAccepted');
    }
    case 'DeliverableAccepted':
    case 'DeliverableReturned':
      return laterStep(fact as AgreementFact<'DeliverableAccepted'>, state) && rests('DeliverableSubmitted');
    case 'ProfitShareSettled':
      // Each settlement carries its loss into the next, so only the newest can be taken back.
      return !is(agreementFacts(state, 'ProfitShareSettled').at(-1)!) && rests('ProfitShareSettled');
    default:
      return false;
  }
}

function laterStep(
  fact: AgreementFact<'DeliverableAccepted'>,
  state: Case<'retract-fact'>['state'],
): boolean {
  return agreementFacts(state, 'DeliverableSubmitted').some(
    ({ data, ref }) => data.deliverable === fact.data.deliverable && ref.version > fact.ref.version,
  );
}
