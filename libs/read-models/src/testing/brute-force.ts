import type { Decider, DomainEvent, SealedEntry, StreamVersion } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { Known, Surroundings } from '@app/programme';
import {
  agreementDecider,
  clusterDecider,
  cycleDecider,
  definitionByRef,
  forumDecider,
} from '@app/programme';
import type { JudgedCluster } from '../board/judge-cluster.js';
import { judgeCluster } from '../board/judge-cluster.js';

type AnyDecider = Decider<unknown, unknown, DomainEvent>;
const foldable = (decider: unknown): AnyDecider => decider as AnyDecider;

/** The streams of one kind whose first event names the cluster, in order of arrival. */
function streamsOf(entries: readonly SealedEntry[], category: string, cluster: string): string[] {
  return entries
    .filter((entry) => entry.category === category && entry.version === 1)
    .filter((entry) => (entry.events[0]!.data as { cluster?: string }).cluster === cluster)
    .map(({ stream }) => stream);
}

function known<S>(entries: readonly SealedEntry[], stream: string, decider: unknown): Known<S> {
  const own = entries.filter((entry) => entry.stream === stream);
  return { stream, version: own.length, state: fold(foldable(decider), own) as S };
}

/** A region's numbers, told from its events alone. */
function overridesOf(entries: readonly SealedEntry[], region: string): Surroundings['overrides'] {
  const found: Record<string, Record<string, number>> = {};
  const events = entries.filter(({ category }) => category === 'region').flatMap((entry) => entry.events);
  const all = events.map(({ type, data }) => ({
    type,
    data: data as { region: string } & Record<string, unknown>,
  }));
  for (const code of new Set(all.map(({ data }) => data.region).sort((a, b) => a.length - b.length))) {
    if (region !== code && !region.startsWith(`${code}.`)) continue;
    const own: Record<string, Record<string, number>> = {};
    for (const { type, data } of all.filter((each) => each.data.region === code)) {
      const numbers = (own[data.criterion as string] ??= {});
      if (type === 'ParameterOverridden') numbers[data.parameter as string] = data.value as number;
      else delete numbers[data.parameter as string];
    }
    for (const [criterion, numbers] of Object.entries(own))
      found[criterion] = { ...found[criterion], ...numbers };
  }
  return found;
}

/**
 * The board's answer for one cluster worked out from the bare log, without caches, links or memory.
 *
 * @param entries the log up to the position asked about
 * @param at the instant to judge on
 */
export function bruteForce(entries: readonly SealedEntry[], cluster: string, at: string): JudgedCluster {
  const enrolment = entries.find((entry) => entry.stream === cluster)!;
  const { region, forum } = enrolment.events[0]!.data as { region: string; forum: string };
  const on: Surroundings = {
    cluster: known(entries, cluster, clusterDecider),
    forum: known(entries, forum, forumDecider),
    agreements: streamsOf(entries, 'agreement', cluster).map((each) =>
      known(entries, each, agreementDecider),
    ),
    cycles: streamsOf(entries, 'cycle', cluster).map((each) => known(entries, each, cycleDecider)),
    overrides: overridesOf(entries, region),
    versions: [] as StreamVersion[],
  };
  const definition = definitionByRef(on.cluster.state.identity!.definition)!;
  return judgeCluster(definition, on, { enrolledAt: enrolment.at, at });
}
