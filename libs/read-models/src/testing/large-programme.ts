import type { AgreementTerms } from '@app/contracts';
import { ClusterHistory } from './cluster-history.js';

/** A cluster on its way, with the agreement that it works under. */
interface Travelling {
  readonly cluster: number;
  readonly forum: number;
  stage: number;
  terms: AgreementTerms | null;
}

const CLUSTERS_OF_FORUM = 14;

/** What carries a cluster one step further. */
const STAGES: readonly ((history: ClusterHistory, on: Travelling) => void)[] = [
  (history, { cluster }) => history.complete(cluster, 'fpk'),
  (history, { cluster, forum }) => {
    history.onCluster(cluster, 'FlagshipCited', { round: history.round(forum) });
    history.complete(cluster, 'flagship');
  },
  (history, { cluster }) => history.support(cluster).complete(cluster, 'support'),
  (history, { cluster }) => history.fkak(cluster).complete(cluster, 'fkak'),
  (history, on) => {
    on.terms = history.draft(on.cluster, on.cluster, 'lpt');
    history.activate(on.cluster, on.terms);
    history.complete(on.cluster, 'lpt');
  },
];

/** What a cluster leaves from day to day once it is under way. */
function routine(history: ClusterHistory, { cluster, forum, terms }: Travelling, turn: number): void {
  if (turn % 5 === 0) history.meeting(forum, [cluster]);
  else if (terms !== null && turn % 2 === 0) history.assist(cluster, terms);
  else history.fkakMeeting(cluster);
}

/**
 * A programme of many clusters that move on side by side, for measuring: forums of 14 clusters each, every cluster
 * through five steps and then at its routine.
 *
 * @param days between two rounds
 */
export function largeProgramme(clusters: number, entries: number, days = 1): ClusterHistory {
  const history = new ClusterHistory();
  const all = Array.from({ length: clusters }, (_, index): Travelling => {
    return { cluster: index + 1, forum: Math.floor(index / CLUSTERS_OF_FORUM) + 1, stage: 0, terms: null };
  });
  for (const forum of new Set(all.map((each) => each.forum))) {
    history.forum(forum, `33.${String(10 + forum).padStart(2, '0')}`);
  }
  for (const { cluster, forum } of all) {
    history.enrol(cluster, forum, { region: `33.${String(10 + forum).padStart(2, '0')}` });
  }
  for (let turn = 0; history.log.entries.length < entries; turn++) {
    history.log.passDays(days);
    for (const each of all) {
      const stage = turn % 3 === 0 ? STAGES[each.stage] : undefined;
      if (stage === undefined) routine(history, each, turn + each.cluster);
      else {
        stage(history, each);
        each.stage++;
      }
    }
  }
  return history;
}
