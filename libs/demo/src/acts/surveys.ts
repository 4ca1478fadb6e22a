import type { Answer } from '@app/contracts';
import type { Director } from '../director.js';
import type { Player } from '../player.js';
import type { Respondent } from '../respondents/index.js';
import type { ClusterInPlay } from './cast.js';

export interface WaveSpec {
  readonly instrument: { readonly key: string; readonly version: number };
  readonly location: string;
  /** N. */
  readonly population: number;
  /** `YYYY-MM-DD` */
  readonly period: { readonly from: string; readonly until: string };
}

/** @returns the wave's stream; its respondents are made up, and it says so */
export async function openWave(d: Director, cluster: ClusterInPlay, spec: WaveSpec): Promise<string> {
  const done = await d.gives({
    as: cluster.manager.acting,
    category: 'survey',
    command: 'open-wave',
    stream: null,
    body: { cluster: cluster.cluster, method: 'interview', synthetic: true, ...spec },
  });
  return done.stream;
}

/** An enumerator enters answers. @returns the response streams by respondent */
export async function interview(
  d: Director,
  enumerator: Player,
  survey: string,
  respondents: readonly Respondent[],
  nameOf?: (index: number) => string | undefined,
): Promise<ReadonlyMap<string, string>> {
  const streams = new Map<string, string>();
  for (const [index, { code, answers }] of respondents.entries()) {
    const name = nameOf?.(index);
    const done = await d.gives({
      as: enumerator.acting,
      category: 'response',
      command: 'record-answers',
      stream: null,
      body: { survey, respondent: code, answeredOn: d.today, answers, ...(name !== undefined && { name }) },
    });
    streams.set(code, done.stream);
  }
  return streams;
}

export async function closeWave(d: Director, cluster: ClusterInPlay, survey: string): Promise<void> {
  const as = cluster.manager.acting;
  await d.gives({ as, category: 'survey', command: 'close-wave', stream: survey, body: {} });
}

/** After the wave was closed: reports that used it are restated. */
export async function correctAnswers(
  d: Director,
  enumerator: Player,
  response: string,
  answers: readonly Answer[],
  reason: string,
): Promise<void> {
  const body = { answers, reason };
  const as = enumerator.acting;
  await d.gives({ as, category: 'response', command: 'correct-answers', stream: response, body });
}
