import type { Bilingual } from '@app/contracts';
import { considerations, sectors, text } from '@app/contracts';
import type { ClusterEvent } from '../../cluster/events.js';
import { type Round, roundOf } from '../../forum/round.js';
import type { Fact } from '../../shared/facts.js';
import type { Evidence } from '../checklist.js';
import { explain, type Named } from '../explain.js';
import type { Judge, JudgeInput, Judgement } from '../judge-types.js';
import { answer, listOf, looked, numberOf, seen } from './answers.js';

const NOTHING = [explain('r1', {})];
const sectorLabel = (sector: string): Named =>
  sectors.labels[sector as keyof typeof sectors.labels] ?? sector;

/** The round that the cluster cites, on its forum's stream, with what the judge has looked at so far. */
interface Cited {
  readonly input: JudgeInput;
  readonly round: Round;
  readonly sector: string;
  evidence(facts: readonly Fact[]): Evidence[];
}

/** Wraps a judgement of the cited round; without a citation, or without such a round, nothing is met. */
const onRound =
  (judge: (cited: Cited) => Judgement): Judge =>
  (input) => {
    const { cluster, forum } = input.on;
    const citation = seen<ClusterEvent, 'FlagshipCited'>(input, cluster.state.facts, 'FlagshipCited').at(-1);
    if (citation === undefined) return answer(NOTHING, []);
    const cited = looked({ stream: cluster.stream, category: 'cluster' }, [citation]);
    const round = forum && roundOf(forum.state, citation.data.round, input);
    if (forum === null || round === null) return answer(NOTHING, cited);
    return judge({
      input,
      round,
      sector: cluster.state.identity!.sector,
      evidence: (facts) => [
        ...cited,
        ...looked({ stream: forum.stream, category: 'forum' }, [round.opened, ...facts]),
      ],
    });
  };

/** One candidate leaves nothing to compare with; decision 12 lets it pass and shows it. */
const comparison = (round: Round) => (round.candidates.length === 1 ? ['no-comparison'] : undefined);

/** B.2: the round is of the cluster's own sector, and so is every candidate in it. */
const bySector = onRound(({ input, round, sector, evidence }) => {
  const judged = round.opened.data.sector;
  const strangers: Named[] = round.candidates
    .filter((each) => each.sector !== judged)
    .map(({ name }) => name);
  const known = listOf(input, 'sectors').includes(judged);
  const wrong: Named[] = judged === sector && known ? strangers : [sectorLabel(sector), ...strangers];
  const reasons =
    round.candidates.length === 0 ? NOTHING : wrong.length > 0 ? [explain('r2', { x: wrong })] : [];
  return answer(reasons, evidence(round.candidates.flatMap(({ facts }) => facts)));
});

/** B.2(1-4) */
const considered = onRound(({ input, round, evidence }) => {
  const wanted = listOf(input, 'considerations');
  const min = numberOf(input, 'minCandidates');
  const gaps: Bilingual[] = round.candidates.flatMap(({ name, scores }) => {
    const missing = wanted
      .filter((each) => !(each in scores))
      .map((each) => considerations.labels[each as keyof typeof considerations.labels]);
    if (missing.length === 0) return [];
    return [
      text(
        `${name} (${missing.map((label) => label.id).join(', ')})`,
        `${name} (${missing.map((label) => label.en).join(', ')})`,
      ),
    ];
  });
  const { length } = round.candidates;
  return answer(
    [
      ...(length === 0 ? NOTHING : []),
      ...(length > 0 && length < min ? [explain('r3', { n: length, min })] : []),
      ...(gaps.length > 0 ? [explain('r2', { x: gaps })] : []),
    ],
    evidence(round.candidates.flatMap(({ facts }) => facts)),
    { flags: comparison(round) },
  );
});

/** B.2 */
const chosen = onRound(({ round, evidence }) =>
  answer(round.choice === null ? NOTHING : [], evidence(round.choice === null ? [] : [round.choice]), {
    flags: comparison(round),
  }),
);

/** E: the total of the scores is compared; a tie at the top needs no explanation. */
const explained = onRound(({ round, evidence }) => {
  if (round.choice === null) return answer(NOTHING, evidence([]));
  const { candidate, why } = round.choice.data;
  const top = Math.max(...round.candidates.map(({ total }) => total));
  const taken = round.candidates.find((each) => each.candidate === candidate);
  const unexplained = taken !== undefined && taken.total < top && why === undefined;
  return answer(
    unexplained ? [explain('r2', { x: [taken.name] })] : [],
    evidence([...round.candidates.flatMap(({ facts }) => facts), round.choice]),
  );
});

/** Judges of step 2, by criterion id. */
export const flagshipJudges: Readonly<Record<string, Judge>> = {
  'flagship-by-sector': bySector,
  'flagship-considered': considered,
  'flagship-chosen': chosen,
  'flagship-explained': explained,
};
