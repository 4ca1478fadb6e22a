import { institutionTypes } from '@app/contracts';
import type { ClusterEvent } from '../../cluster/events.js';
import { type Institution, institutionsOf } from '../../cluster/institutions.js';
import type { Fact } from '../../shared/facts.js';
import type { Evidence } from '../checklist.js';
import { explain } from '../explain.js';
import type { Judge, JudgeInput, Judgement } from '../judge-types.js';
import { answer, listOf, looked, numberOf, seen } from './answers.js';

const NOTHING = [explain('r1', {})];

interface SupportMap {
  readonly input: JudgeInput;
  readonly institutions: readonly Institution[];
  evidence(facts: readonly Fact[]): Evidence[];
}

const onMap =
  (judge: (map: SupportMap) => Judgement): Judge =>
  (input) => {
    const { cluster } = input.on;
    return judge({
      input,
      institutions: institutionsOf(cluster.state, input),
      evidence: (facts) => looked({ stream: cluster.stream, category: 'cluster' }, facts),
    });
  };

const factsOfInstitution = ({ mapped, commitment, refusal }: Institution): Fact[] =>
  [mapped, commitment, refusal].filter((fact) => fact !== null);
const name = (institution: Institution): string => institution.name;

/** B.3(1-5). An institution that declined fills no type (reading); a gap is filled by its explanation (E). */
const typesMapped = onMap(({ input, institutions, evidence }) => {
  const gaps = seen<ClusterEvent, 'SupportGapExplained'>(
    input,
    input.on.cluster.state.facts,
    'SupportGapExplained',
  );
  const filled = new Set<string>([
    ...institutions.filter(({ refusal }) => refusal === null).map(({ type }) => type),
    ...gaps.map(({ data }) => data.type),
  ]);
  const missing = listOf(input, 'types').filter((type) => !filled.has(type));
  const labels = missing.map((type) => institutionTypes.labels[type as keyof typeof institutionTypes.labels]);
  const nothing = institutions.length === 0 && gaps.length === 0;
  return answer(
    missing.length === 0 ? [] : nothing ? NOTHING : [explain('r2', { x: labels })],
    evidence([...institutions.flatMap(factsOfInstitution), ...gaps]),
  );
});

/** B.5: "lembaga pendukung dan komitmennya sudah dapat dipetakan secara jelas". A refusal is a clear answer too. */
const commitmentClear = onMap(({ input, institutions, evidence }) => {
  const unclear = institutions.filter(({ commitment, refusal }) => commitment === null && refusal === null);
  const committed = institutions.filter(({ commitment }) => commitment !== null).length;
  const min = numberOf(input, 'minCommitted');
  const reasons = [
    ...(unclear.length > 0 ? [explain('r2', { x: unclear.map(name) })] : []),
    ...(committed < min ? [explain('r3', { n: committed, min })] : []),
  ];
  return answer(
    institutions.length === 0 ? NOTHING : reasons,
    evidence(institutions.flatMap(factsOfInstitution)),
  );
});

/** B.3: business to business, "keuntungan yang seimbang"; the balance is a recorded judgement. */
const gainBoth = onMap(({ institutions, evidence }) => {
  const committed = institutions.filter(({ commitment }) => commitment !== null);
  const unbalanced = committed.filter(({ commitment }) => commitment?.data.balance !== 'balanced');
  const reasons = unbalanced.length === 0 ? [] : [explain('r2', { x: unbalanced.map(name) })];
  return answer(committed.length === 0 ? NOTHING : reasons, evidence(committed.flatMap(factsOfInstitution)));
});

/** Judges of step 3, by criterion id. */
export const supportJudges: Readonly<Record<string, Judge>> = {
  'support-types-mapped': typesMapped,
  'support-commitment-clear': commitmentClear,
  'support-gain-both': gainBoth,
};
