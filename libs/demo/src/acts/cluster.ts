import type { Director } from '../director.js';
import type { ClusterInPlay, ForumInPlay } from './cast.js';

export interface ClusterSpec {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly stage: 'embryo' | 'sentra' | 'cluster';
}

/** Takes a cluster into the programme, under its regency's forum. */
export async function enrol(d: Director, play: ForumInPlay, spec: ClusterSpec): Promise<ClusterInPlay> {
  const body = { region: play.region, forum: play.forum, sector: 'industry', ...spec };
  const done = await d.gives({
    as: play.manager.acting,
    category: 'cluster',
    command: 'enrol-cluster',
    stream: null,
    body,
  });
  return { ...play, cluster: done.stream, name: spec.name };
}
