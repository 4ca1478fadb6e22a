import { actors, aspects, verdicts } from '@app/contracts';
import type { Reason } from '@app/eventsourcing';
import { activationOf } from '../../agreement/views.js';
import type { ClusterEvent } from '../../cluster/events.js';
import { event } from '../../shared/event-spec.js';
import { factsOf } from '../../shared/facts.js';
import { because } from '../../shared/refusing.js';
import type { CycleAnswer, CycleCase } from '../case.js';
import { partyReasons } from '../independence.js';
import { cycleFacts } from '../views.js';

/** Items and findings: what was examined, how it was found, and what should follow (B.7). */

export const judgeItem: CycleAnswer<'judge-item'> = (c) => {
  const { data } = c;
  const items = cycleFacts(c.state, 'ItemJudged');
  const same = items.find(
    (item) =>
      item.data.actor === data.actor &&
      item.data.subject === data.subject &&
      item.data.aspect === data.aspect,
  );
  return {
    checks: [
      items.some((item) => item.data.item === data.item) &&
        because('id-taken', 'pengenal butir ini sudah dipakai', 'this item id is taken', '/item'),
      // What was left unexamined may be examined yet.
      same !== undefined &&
        same.data.verdict !== 'unexamined' &&
        because(
          'already-judged',
          'butir ini sudah dinilai; batalkan penilaian itu dahulu',
          'this was judged already; retract that judgement first',
          '/aspect',
          { item: same.data.item },
        ),
      subjectReason(c),
      data.aspect === 'cooperation' &&
        data.actor !== 'fkak' &&
        because(
          'aspect-of-fkak',
          'kerja sama antaranggota dinilai pada FKAK saja',
          'cooperation among members is judged of the FKAK only',
          '/aspect',
        ),
      data.verdict === 'conforms' &&
        data.evidence.length === 0 &&
        because(
          'evidence-missing',
          `penilaian "${verdicts.labels.conforms.id}" memerlukan bukti`,
          `"${verdicts.labels.conforms.en}" needs evidence`,
          '/evidence',
        ),
      partyReasons(c),
    ],
    events: () => [event('ItemJudged', data)],
  };
};

/** What is examined must be on record, and be of the actor's kind. */
function subjectReason({ data, on }: CycleCase<'judge-item'>): Reason | false {
  const { actor, subject } = data;
  const fits = {
    fpk: () => on.forum?.stream === subject,
    fkak: () => on.cluster.stream === subject,
    institution: () =>
      factsOf<ClusterEvent, 'InstitutionMapped'>(on.cluster.state.facts, 'InstitutionMapped').some(
        (fact) => fact.data.institution === subject,
      ),
    lpt: () => agreed('lpt'),
    pke: () => agreed('pke'),
  };
  const agreed = (kind: 'lpt' | 'pke') =>
    on.agreements.some(
      ({ stream, state }) =>
        stream === subject && state.identity?.kind === kind && activationOf(state) !== undefined,
    );
  const { id, en } = actors.labels[actor];
  return (
    !fits[actor]() &&
    because('subject-unknown', `bukan ${id} klaster ini`, `this is no ${en} of the cluster`, '/subject', {
      actor,
    })
  );
}

export const raiseFinding: CycleAnswer<'raise-finding'> = ({ data, state, today }) => {
  const item = cycleFacts(state, 'ItemJudged').find((each) => each.data.item === data.item);
  const verdict = item?.data.verdict;
  return {
    checks: [
      cycleFacts(state, 'FindingRaised').some((each) => each.data.finding === data.finding) &&
        because('id-taken', 'pengenal temuan ini sudah dipakai', 'this finding id is taken', '/finding'),
      item === undefined &&
        because('item-unknown', 'butir ini belum dinilai', 'this item was not judged', '/item'),
      (verdict === 'conforms' || verdict === 'unexamined') &&
        because(
          'nothing-to-find',
          `butir ini ${verdicts.labels[verdict].id}; temuan hanya untuk yang tidak atau sebagian sesuai`,
          `this item ${verdicts.labels[verdict].en}; findings are for what fails or partly conforms`,
          '/item',
          { verdict },
        ),
      data.due < today &&
        because('due-past', 'tenggat sudah lewat', 'the due date is past', '/due', { due: data.due, today }),
    ],
    events: () => [event('FindingRaised', data)],
  };
};

export const aspectLabels = (codes: readonly (keyof typeof aspects.labels)[]) => ({
  id: codes.map((code) => aspects.labels[code].id).join(', '),
  en: codes.map((code) => aspects.labels[code].en).join(', '),
});
