import type { Director } from '../director.js';
import type { ClusterInPlay, ForumInPlay } from './cast.js';
import { forumMeets } from './forum.js';

const CONSIDERATIONS = ['chain-length', 'flagship', 'local-resources', 'concentration'] as const;
type Scores = Readonly<Record<(typeof CONSIDERATIONS)[number], readonly [score: number, why: string]>>;

export interface CandidateSpec {
  readonly name: string;
  readonly scores: Scores;
}

/**
 * B.2(1-4): the forum weighs the candidates of a sector and chooses one.
 *
 * @param chosen its place in the list
 * @param why needed below the top score
 * @returns the round's id, which clusters cite
 */
export async function selectFlagship(
  d: Director,
  play: ForumInPlay,
  sector: string,
  candidates: readonly CandidateSpec[],
  chosen = 0,
  why?: string,
): Promise<string> {
  const give = (command: string, body: object) =>
    d.gives({ as: play.coordinator.acting, category: 'forum', command, stream: play.forum, body });
  const round = d.id('round', d.today);
  await give('open-round', { round, sector });
  for (const [index, { name, scores }] of candidates.entries()) {
    const body = { round, candidate: d.id('candidate', round, index), name, sector, scores: scored(scores) };
    await give('score-candidate', body);
  }
  const decision = `Ditetapkan sebagai industri unggulan: ${candidates[chosen]!.name}`;
  const meeting = await forumMeets(d, play, { purposes: ['preparation'], decisions: [decision] });
  const candidate = d.id('candidate', round, chosen);
  await give('choose-flagship', { round, candidate, meeting, ...(why !== undefined && { why }) });
  return round;
}

const scored = (scores: Scores) =>
  Object.fromEntries(CONSIDERATIONS.map((key) => [key, { score: scores[key][0], why: scores[key][1] }]));

/** The cluster's step 2 rests on the forum's round. */
export async function citeFlagship(d: Director, cluster: ClusterInPlay, round: string): Promise<void> {
  await d.gives({
    as: cluster.manager.acting,
    category: 'cluster',
    command: 'cite-flagship',
    stream: cluster.cluster,
    body: { round },
  });
}
