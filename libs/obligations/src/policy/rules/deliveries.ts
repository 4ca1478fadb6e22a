import { text } from '@app/contracts';
import type { AgreementFact } from '@app/programme';
import { addendaOf, agreementFacts, amountOf, formatDay, formatMoney } from '@app/programme';
import { cite, dueFrom, type Duty, later, met, recordedOn, type Setting, type Settled } from '../duty.js';
import type { Day } from '../working-calendar.js';
import { type Deal, endedBy, partyOf } from './deals.js';

type Handing = AgreementFact<'DeliverableSubmitted' | 'DeliverableAccepted' | 'DeliverableReturned'>;
type Deliverable = Deal['terms']['deliverables'][number];
type Payment = Deal['terms']['payments'][number];

/** The fact by which a scheduled thing came into the text: the activation, or an addendum's adoption. */
function origin(
  { known, activation }: Deal,
  id: string,
): AgreementFact<'AgreementActivated' | 'AddendumAdopted'> {
  const addendum = addendaOf(known.state).find(
    ({ proposal: { data } }) =>
      data.deliverables.some(({ deliverable }) => deliverable === id) ||
      data.payments.some(({ payment }) => payment === id),
  );
  const adopted = agreementFacts(known.state, 'AddendumAdopted').find(
    ({ data }) => data.addendum === addendum?.proposal.data.addendum,
  );
  return adopted ?? activation;
}

/** One handing in with what it came to. */
interface Round {
  readonly submitted: Handing;
  readonly ended: Handing | null;
}

function roundsOf({ known }: Deal, deliverable: string): Round[] {
  const all: Handing[] = [
    ...agreementFacts(known.state, 'DeliverableSubmitted'),
    ...agreementFacts(known.state, 'DeliverableAccepted'),
    ...agreementFacts(known.state, 'DeliverableReturned'),
  ];
  const own = all.filter(({ data }) => data.deliverable === deliverable);
  own.sort((a, b) => a.ref.version - b.ref.version || a.ref.index - b.ref.index);
  const rounds: Round[] = [];
  for (const fact of own) {
    const last = rounds.at(-1);
    if (fact.type !== 'DeliverableSubmitted') {
      if (last?.ended === null) rounds[rounds.length - 1] = { ...last, ended: fact };
    } else if (last === undefined || last.ended !== null) rounds.push({ submitted: fact, ended: null });
  }
  return rounds;
}

/** What was agreed is handed in by its day, again when it was returned, and looked at by who receives it. */
export function deliverableDuties(deal: Deal, setting: Setting): Duty[] {
  return deal.terms.deliverables.flatMap((deliverable) => {
    const rounds = roundsOf(deal, deliverable.deliverable);
    return [
      ...handingIn(deal, deliverable, rounds, setting),
      ...rounds.map((round, index) => acceptance(deal, deliverable, round, index, setting)),
    ];
  });
}

function handingIn(deal: Deal, agreed: Deliverable, rounds: readonly Round[], setting: Setting): Duty[] {
  const { stream } = deal.known;
  const { calendar, cadence } = setting.timetable;
  const first = dueFrom(setting, agreed.due);
  if (first === null) return [];
  const from = origin(deal, agreed.deliverable);
  const duty = (number: number, since: Day, due: Day, fact: Handing | typeof from): Duty => ({
    kind: 'deliverable',
    subject: { category: 'agreement', stream, item: agreed.deliverable },
    period: number === 1 ? agreed.due : `${agreed.due}/${number}`,
    since,
    due,
    owner: partyOf(deal, 'partner'),
    settled: met(stream, rounds[number - 1]?.submitted) ?? endedBy(deal),
    text: text(
      `Hasil kerja "${agreed.what}" diserahkan paling lambat ${formatDay(agreed.due, 'id')}${number === 1 ? '' : '; yang terakhir dikembalikan'}.`,
      `The deliverable "${agreed.what}" is handed in by ${formatDay(agreed.due, 'en')}${number === 1 ? '' : '; the last one was returned'}.`,
    ),
    facts: [cite(stream, fact)],
  });
  const again = rounds.flatMap(({ ended }, index) => {
    if (ended?.type !== 'DeliverableReturned') return [];
    const since = recordedOn(setting, ended);
    const due = later(first, calendar.nthWorkingDayAfter(since, cadence['deliverable-redo']));
    return [duty(index + 2, since, due, ended)];
  });
  return [duty(1, recordedOn(setting, from), first, from), ...again];
}

function acceptance(deal: Deal, agreed: Deliverable, round: Round, index: number, setting: Setting): Duty {
  const { stream } = deal.known;
  const { calendar, cadence } = setting.timetable;
  const since = recordedOn(setting, round.submitted);
  return {
    kind: 'deliverable-acceptance',
    subject: { category: 'agreement', stream, item: agreed.deliverable },
    period: String(index + 1),
    since,
    due: calendar.nthWorkingDayAfter(since, cadence['deliverable-acceptance']),
    owner: partyOf(deal, 'cluster'),
    settled: met(stream, round.ended ?? undefined),
    text: text(
      `Hasil kerja "${agreed.what}" sudah diserahkan dan diterima atau dikembalikan dalam ${cadence['deliverable-acceptance']} hari kerja.`,
      `The deliverable "${agreed.what}" was handed in and is accepted or returned within ${cadence['deliverable-acceptance']} working days.`,
    ),
    facts: [cite(stream, round.submitted)],
  };
}

/** B.5 ("dihargai secara wajar"): a scheduled payment is whole by its day, in however many parts. */
export function paymentDuties(deal: Deal, setting: Setting): Duty[] {
  const { stream } = deal.known;
  return deal.terms.payments.flatMap((payment): Duty[] => {
    const due = dueFrom(setting, payment.due);
    if (due === null) return [];
    const from = origin(deal, payment.payment);
    return [
      {
        kind: 'payment',
        subject: { category: 'agreement', stream, item: payment.payment },
        period: payment.due,
        since: recordedOn(setting, from),
        due,
        owner: partyOf(deal, payment.payer),
        settled: paid(deal, payment) ?? neverOwed(deal, payment),
        text: text(
          `Pembayaran ${formatMoney(payment.amount)} menurut jadwal perjanjian "${deal.terms.title}", paling lambat ${formatDay(payment.due, 'id')}.`,
          `A payment of ${formatMoney(payment.amount)} scheduled in the agreement "${deal.terms.title}", by ${formatDay(payment.due, 'en')}.`,
        ),
        facts: [cite(stream, from)],
      },
    ];
  });
}

function paid({ known }: Deal, { payment, amount }: Payment): Settled | null {
  let left = amountOf(amount);
  for (const fact of agreementFacts(known.state, 'PaymentRecorded')) {
    if (fact.data.scheduled !== payment) continue;
    left = left.minus(fact.data.amount);
    if (left.lte(0)) return met(known.stream, fact);
  }
  return null;
}

/** What was scheduled for after the agreement's end is no longer owed; what was due by then still is. */
function neverOwed(deal: Deal, { due }: Payment): Settled | null {
  return deal.end !== undefined && due > deal.end.data.endedOn ? endedBy(deal) : null;
}
