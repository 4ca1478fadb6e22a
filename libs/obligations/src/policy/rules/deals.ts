import { type Bilingual, text } from '@app/contracts';
import type { AgreementEvent, AgreementFact, AgreementState, Known, ObligationParty } from '@app/programme';
import { activationOf, addDays, addendaOf, agreementFacts, endOf, formatDay } from '@app/programme';
import {
  cite,
  dueBy,
  dueFrom,
  type Duty,
  isAfter,
  met,
  recordedOn,
  type Setting,
  type Settled,
} from '../duty.js';
import type { Day } from '../working-calendar.js';

/** An agreement that came into force, with what its duties look at. */
export interface Deal {
  readonly known: Known<AgreementState>;
  readonly terms: NonNullable<AgreementState['terms']>;
  readonly kind: 'lpt' | 'pke';
  readonly activation: AgreementFact<'AgreementActivated'>;
  readonly end: AgreementFact<'AgreementEnded'> | undefined;
  /** Other agreements of the cluster. */
  readonly siblings: readonly Known<AgreementState>[];
}

/** @returns null for one that never came into force: a draft binds nobody */
export function dealOf(
  known: Known<AgreementState>,
  siblings: readonly Known<AgreementState>[],
): Deal | null {
  const { identity, terms } = known.state;
  const activation = activationOf(known.state);
  if (identity === null || terms === null || activation === undefined) return null;
  const others = siblings.filter(({ stream }) => stream !== known.stream);
  return { known, terms, kind: identity.kind, activation, end: endOf(known.state), siblings: others };
}

/** @returns who answers for a side: whoever signed for it */
export const partyOf = ({ terms, kind }: Deal, side: 'cluster' | 'partner'): ObligationParty =>
  signatoryOf(terms, kind, side);

/** @returns who signs for a side of a text, in the role in which they do */
export const signatoryOf = (
  terms: Deal['terms'],
  kind: 'lpt' | 'pke',
  side: 'cluster' | 'partner',
): ObligationParty =>
  side === 'cluster'
    ? { role: 'fkak-rep', person: terms.cluster.signatory }
    : { role: kind, person: terms.partner.signatory };

/** @returns that the agreement is over, for a duty that ends with it */
export const endedBy = ({ known, end }: Deal): Settled | null =>
  end === undefined ? null : { state: 'void', why: 'ended', by: cite(known.stream, end) };

/** Facts that show that the work of an agreement began. */
const WORK = ['AssistanceDone', 'DeliverableSubmitted', 'CooperationFostered', 'CoordinationHeld'] as const;

/** B.5, B.6 ("assist"): from the agreement's first day its work begins. */
export function startDuties(deal: Deal, setting: Setting): Duty[] {
  const { known, terms, activation } = deal;
  const due = dueFrom(setting, terms.from);
  if (due === null) return [];
  const { stream, state } = known;
  const work = WORK.flatMap((type) => agreementFacts(state, type) as readonly AgreementFact<typeof type>[])
    .filter((fact) => isAfter(activation, fact) && !isEarlyCoordination(fact, terms.from))
    .sort((a, b) => a.ref.version - b.ref.version || a.ref.index - b.ref.index);
  return [
    {
      kind: 'agreement-start',
      subject: { category: 'agreement', stream },
      period: terms.from,
      since: recordedOn(setting, activation),
      due,
      owner: partyOf(deal, 'partner'),
      settled: met(stream, work[0]) ?? endedBy(deal),
      text: text(
        `Perjanjian "${terms.title}" berlaku mulai ${formatDay(terms.from, 'id')}; pekerjaannya dimulai.`,
        `The agreement "${terms.title}" is in force from ${formatDay(terms.from, 'en')}; its work begins.`,
      ),
      facts: [cite(stream, activation)],
    },
  ];
}

/** Coordination while the agreement was made is not yet its work. */
const isEarlyCoordination = ({ type, data }: AgreementFact<AgreementEvent['type']>, from: Day): boolean =>
  type === 'CoordinationHeld' && (data as { heldOn: Day }).heldOn < from;

/** A last day that the agreement has or had, and the fact that set it. */
interface Ending {
  readonly until: Day;
  readonly fact: AgreementFact<'AgreementActivated'> | AgreementFact<'AddendumAdopted'>;
}

function endingsOf({ known, activation }: Deal): Ending[] {
  const changes = addendaOf(known.state).flatMap(({ proposal, adopted }): Ending[] => {
    const { addendum, until } = proposal.data;
    const fact = agreementFacts(known.state, 'AddendumAdopted').find(
      ({ data }) => data.addendum === addendum,
    );
    return adopted && until !== undefined && fact !== undefined ? [{ until, fact }] : [];
  });
  changes.sort((a, b) => a.fact.ref.version - b.fact.ref.version);
  return [{ until: activation.data.until, fact: activation }, ...changes];
}

/**
 * An agreement does not run out unseen (decision 9, E): its renewal is decided some time before its end, and by the
 * end it is prolonged, followed by another or declared fulfilled. A prolonged agreement has a new last day, and so
 * new duties.
 */
export function endingDuties(deal: Deal, setting: Setting): Duty[] {
  const endings = endingsOf(deal);
  return endings.flatMap((ending, index) => {
    const next = endings[index + 1];
    return [...renewalDuty(deal, ending, next, setting), ...expiryDuty(deal, ending, next, setting)];
  });
}

function renewalDuty(deal: Deal, ending: Ending, next: Ending | undefined, setting: Setting): Duty[] {
  const { known, end } = deal;
  const days = setting.timetable.cadence['renewal-window'];
  const due = dueBy(setting, addDays(ending.until, -days));
  if (due === null) return [];
  const proposed = agreementFacts(known.state, 'AddendumProposed').find(
    (fact) => isAfter(ending.fact, fact) && (fact.data.until ?? '') > ending.until,
  );
  const drafted = successor(deal, ending, 'AgreementDrafted');
  const settled = met(known.stream, proposed) ?? drafted ?? replaced(deal, ending, next);
  return [
    {
      kind: 'agreement-renewal',
      subject: { category: 'agreement', stream: known.stream },
      period: ending.until,
      since: recordedOn(setting, ending.fact),
      due,
      owner: partyOf(deal, 'cluster'),
      settled: settled ?? (end?.data.how === 'expired' ? endedBy(deal) : met(known.stream, end)),
      text: endText(deal, ending, {
        id: `perpanjangannya diputuskan ${days} hari sebelumnya`,
        en: `its renewal is decided ${days} days before`,
      }),
      facts: [cite(known.stream, ending.fact)],
    },
  ];
}

function expiryDuty(deal: Deal, ending: Ending, next: Ending | undefined, setting: Setting): Duty[] {
  const { known, end } = deal;
  const due = dueBy(setting, ending.until);
  if (due === null) return [];
  const activated = successor(deal, ending, 'AgreementActivated');
  const settled = replaced(deal, ending, next) ?? activated;
  return [
    {
      kind: 'agreement-expiry',
      subject: { category: 'agreement', stream: known.stream },
      period: ending.until,
      since: recordedOn(setting, ending.fact),
      due,
      owner: { role: 'manager', person: null },
      settled: settled ?? (end?.data.how === 'expired' ? endedBy(deal) : met(known.stream, end)),
      text: endText(deal, ending, {
        id: 'sebelum itu perjanjian diperpanjang, digantikan, atau dinyatakan terpenuhi',
        en: 'by then it is prolonged, followed by another, or declared fulfilled',
      }),
      facts: [cite(known.stream, ending.fact)],
    },
  ];
}

const endText = ({ terms }: Deal, { until }: Ending, then: Bilingual): Bilingual =>
  text(
    `Perjanjian "${terms.title}" berakhir ${formatDay(until, 'id')}; ${then.id}.`,
    `The agreement "${terms.title}" ends on ${formatDay(until, 'en')}; ${then.en}.`,
  );

/** An adopted addendum with a later last day met it; with an earlier one it made it void. */
function replaced({ known }: Deal, { until }: Ending, next: Ending | undefined): Settled | null {
  if (next === undefined) return null;
  if (next.until > until) return met(known.stream, next.fact);
  return { state: 'void', why: 'replaced', by: cite(known.stream, next.fact) };
}

/** Another agreement of the same kind that goes on for longer and came after this one was in force. */
function successor(
  { siblings, kind, activation }: Deal,
  { until }: Ending,
  type: 'AgreementDrafted' | 'AgreementActivated',
): Settled | null {
  const found = siblings.flatMap(({ stream, state }) => {
    const fact = agreementFacts(state, type)[0];
    const fits = state.identity?.kind === kind && (state.terms?.until ?? '') > until;
    return fits && fact !== undefined && fact.at > activation.at ? [{ stream, fact }] : [];
  });
  found.sort((a, b) => (a.fact.at < b.fact.at ? -1 : 1));
  return found[0] === undefined ? null : met(found[0].stream, found[0].fact);
}
