import { actors } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { event } from '../../shared/event-spec.js';
import { checkNotBackdated } from '../../shared/place.js';
import { because, sameActor } from '../../shared/refusing.js';
import type { CycleAnswer, CycleCase } from '../case.js';
import { gapsOf } from '../coverage.js';
import { cycleFacts, itemsWithoutFinding } from '../views.js';
import { aspectLabels } from './items.js';

/** Submitting and approving: four eyes, and nothing left out (B.7 "semua kegiatan … harus senantiasa diaudit"). */

type Whole = Pick<CycleCase<'submit-cycle'>, 'state' | 'on' | 'zone'>;

/** @returns every gap of the cycle, and every failing item without a finding */
function incomplete({ state, on, zone }: Whole): Reason[] {
  const gaps = gapsOf(state, on, zone).map(({ what, actor, subject, name, aspects }) => {
    const label = name ?? actors.labels[actor];
    const missing = aspectLabels(aspects);
    return because(
      what === 'actor' ? 'actor-uncovered' : 'agreement-uncovered',
      `belum diperiksa: ${label.id} (${missing.id})`,
      `not examined: ${label.en} (${missing.en})`,
      undefined,
      { actor, subject, aspects },
    );
  });
  const findings = itemsWithoutFinding(state).map(({ data }) => {
    const missing = aspectLabels([data.aspect]);
    const { id, en } = actors.labels[data.actor];
    return because(
      'finding-missing',
      `belum ada temuan untuk ${id} (${missing.id})`,
      `no finding was raised for ${en} (${missing.en})`,
      undefined,
      { item: data.item, actor: data.actor, aspect: data.aspect },
    );
  });
  return [...gaps, ...findings];
}

export const submitCycle: CycleAnswer<'submit-cycle'> = (c) => ({
  checks: [checkNotBackdated(c), incomplete(c)],
  events: () => [event('CycleSubmitted', c.data)],
});

const submittedByActor = ({
  state,
  context,
}: Pick<CycleCase<'return-cycle'>, 'state' | 'context'>): boolean =>
  state.submittedBy !== null && sameActor(state.submittedBy, context.actor);

export const recallCycle: CycleAnswer<'recall-cycle'> = (c) => ({
  checks: [
    c.state.submittedBy !== null &&
      !submittedByActor(c) &&
      because(
        'not-submitter',
        'hanya yang mengajukan dapat menariknya; orang lain mengembalikannya',
        'only whoever submitted it can recall it; others return it',
      ),
  ],
  events: () => [event('CycleRecalled', c.data)],
});

const ownSubmission = (c: Pick<CycleCase<'return-cycle'>, 'state' | 'context'>): Reason | false =>
  submittedByActor(c) &&
  because(
    'own-submission',
    'yang mengajukan tidak dapat memutuskan hasilnya',
    'whoever submitted it cannot decide on it',
  );

export const returnCycle: CycleAnswer<'return-cycle'> = (c) => ({
  checks: [ownSubmission(c)],
  events: () => [event('CycleReturned', c.data)],
});

export const approveCycle: CycleAnswer<'approve-cycle'> = (c) => ({
  checks: [
    checkNotBackdated(c),
    ownSubmission(c),
    // Decision 14: whoever judged an item is on the other side of its approval.
    cycleFacts(c.state, 'ItemJudged').some(({ actor }) => sameActor(actor, c.context.actor)) &&
      because(
        'own-judgement',
        'penilai butir tidak dapat menyetujui hasil monitoring',
        'whoever judged an item cannot approve the cycle',
      ),
    // An agreement may have come into force since it was submitted.
    incomplete(c),
  ],
  events: () => [event('CycleApproved', { ...c.data, period: c.identity.period })],
});
