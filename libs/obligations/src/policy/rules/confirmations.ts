import { text } from '@app/contracts';
import type { AgreementFact, AgreementState, Known } from '@app/programme';
import { addendaOf, agreementFacts } from '@app/programme';
import { cite, type Duty, isAfter, met, recordedOn, type Setting, type Settled } from '../duty.js';
import { signatoryOf } from './deals.js';

type Side = 'cluster' | 'partner';
type Terms = NonNullable<AgreementState['terms']>;
type Asking = AgreementFact<'ConfirmationOpened'> | AgreementFact<'AddendumProposed'>;

const SIDES = ['cluster', 'partner'] as const;
const LABELS = {
  cluster: text('pihak klaster (FKAK)', 'the cluster (FKAK)'),
  partner: text('pihak mitra', 'the partner'),
};

/** What lies before both sides, with what became of it on each. */
interface Asked {
  readonly fact: Asking;
  /** After the side in the obligation's item. */
  readonly item: string;
  readonly period: string;
  settled(side: Side): Settled | null;
}

/**
 * A text, or an addendum to it, that awaits the word of a side (B.5, B.6 "perjanjian formal"; its days are E): each
 * side that has not confirmed is asked, of each opening anew.
 */
export function confirmationDuties({ stream, state }: Known<AgreementState>, setting: Setting): Duty[] {
  const { identity, terms } = state;
  if (identity === null || terms === null) return [];
  const asked = [...textsAsked(stream, state), ...addendaAsked(stream, state, setting)];
  return asked.flatMap((each) =>
    SIDES.map((side) => duty(each, { stream, terms, ...identity, side }, setting)),
  );
}

interface Place {
  readonly stream: string;
  readonly terms: Terms;
  readonly kind: 'lpt' | 'pke';
  readonly side: Side;
}

function duty({ fact, item, period, settled }: Asked, place: Place, setting: Setting): Duty {
  const { stream, terms, kind, side } = place;
  const { calendar, cadence } = setting.timetable;
  const since = recordedOn(setting, fact);
  const days = cadence['agreement-confirmation'];
  const what =
    fact.type === 'AddendumProposed'
      ? text(`Adendum perjanjian "${terms.title}"`, `An addendum to the agreement "${terms.title}"`)
      : text(`Naskah perjanjian "${terms.title}"`, `The text of the agreement "${terms.title}"`);
  return {
    kind: 'agreement-confirmation',
    subject: { category: 'agreement', stream, item: `${side}${item}` },
    period,
    since,
    due: calendar.nthWorkingDayAfter(since, days),
    owner: signatoryOf(terms, kind, side),
    settled: settled(side),
    text: text(
      `${what.id} menunggu konfirmasi ${LABELS[side].id} dalam ${days} hari kerja.`,
      `${what.en} awaits confirmation by ${LABELS[side].en} within ${days} working days.`,
    ),
    facts: [cite(stream, fact)],
  };
}

/** Each time that the text was laid before the sides; what was taken back or revised since is asked no more. */
function textsAsked(stream: string, state: AgreementState): Asked[] {
  const ends = [
    ...agreementFacts(state, 'ConfirmationWithdrawn'),
    ...agreementFacts(state, 'AgreementRevised'),
  ].sort((a, b) => a.ref.version - b.ref.version);
  return agreementFacts(state, 'ConfirmationOpened').map((fact, index) => {
    const end = ends.find((each) => isAfter(fact, each));
    const confirmed = agreementFacts(state, 'PartyConfirmed');
    const settled = (side: Side): Settled | null =>
      end === undefined
        ? met(
            stream,
            confirmed.find(({ data }) => data.side === side),
          )
        : { state: 'void', why: 'recalled', by: cite(stream, end) };
    return { fact, item: '', period: String(index + 1), settled };
  });
}

/** An addendum waits until both sides confirmed it, or the agreement ended. */
function addendaAsked(stream: string, state: AgreementState, setting: Setting): Asked[] {
  const end = agreementFacts(state, 'AgreementEnded').at(-1);
  return addendaOf(state).map(({ proposal, confirmed }) => {
    const settled = (side: Side): Settled | null =>
      met(
        stream,
        confirmed.find(({ data }) => data.side === side),
      ) ?? (end === undefined ? null : { state: 'void', why: 'ended', by: cite(stream, end) });
    const { addendum } = proposal.data;
    // One that is taken back may be proposed again under the same id: by its day it is another duty.
    return { fact: proposal, item: `/${addendum}`, period: recordedOn(setting, proposal), settled };
  });
}
