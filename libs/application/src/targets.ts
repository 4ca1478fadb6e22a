import type { Category } from '@app/contracts';
import type { ForumState, Known } from '@app/programme';
import { latestFact } from '@app/programme';
import type { ForumEvent } from '@app/programme';
import type { StateLoader } from './loader.js';
import type { CommandTarget } from './types.js';

/** @returns the person who coordinates the forum, by its newest agreed mechanism */
export function coordinatorOf(forum: Known<ForumState> | null): string | null {
  return forum === null
    ? null
    : (latestFact<ForumEvent, 'MechanismAgreed'>(forum.state.facts, 'MechanismAgreed')?.data.coordinator ??
        null);
}

async function ofForum(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const forum = await loader.forum(id);
  if (forum === null) return null;
  return { forum: id, region: forum.state.identity!.region, coordinator: coordinatorOf(forum) };
}

async function ofCluster(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const cluster = await loader.cluster(id);
  if (cluster === null) return null;
  const forum = await loader.forumOf(cluster);
  const { region } = cluster.state.identity!;
  return { cluster: id, region, coordinator: coordinatorOf(forum), ...(forum && { forum: forum.stream }) };
}

async function ofAgreement(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const agreement = await loader.agreement(id);
  if (agreement === null) return null;
  const cluster = await ofCluster(loader, agreement.state.identity!.cluster);
  return { ...cluster, agreement: id };
}

async function ofCycle(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const cycle = await loader.cycle(id);
  return cycle === null ? null : ofCluster(loader, cycle.state.identity!.cluster);
}

async function ofSurvey(loader: StateLoader, id: string | undefined): Promise<CommandTarget | null> {
  const survey = id === undefined ? null : await loader.survey(id);
  return survey === null ? null : ofCluster(loader, survey.state.wave!.cluster);
}

async function ofResponse(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  return ofSurvey(loader, (await loader.response(id))?.state.identity?.survey);
}

async function ofImport(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  return ofSurvey(loader, (await loader.import(id))?.state.file?.survey);
}

/** A report about the whole country has no region: only roles that hold everywhere reach it. */
async function ofClaim(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const claim = await loader.claim(id);
  if (claim === null) return null;
  const { region } = claim.state.identity!;
  return region === null ? {} : { region };
}

/** An obligation lies where the cluster, forum or agreement lies that it is about. */
async function ofObligation(loader: StateLoader, id: string): Promise<CommandTarget | null> {
  const identity = (await loader.obligation(id))?.state.identity;
  if (!identity) return null;
  const { category, stream } = identity.subject;
  const place = category === 'obligation' ? null : await targetOf(loader, category, stream);
  if (place !== null) return place;
  // A cycle that nobody opened yet is no stream.
  if (identity.cluster !== null) return ofCluster(loader, identity.cluster);
  return { region: identity.region };
}

/** @returns the place of an existing stream in the programme, or null when there is no such stream */
export function targetOf(
  loader: StateLoader,
  category: Category,
  stream: string,
): Promise<CommandTarget | null> {
  switch (category) {
    case 'forum':
      return ofForum(loader, stream);
    case 'cluster':
      return ofCluster(loader, stream);
    case 'agreement':
      return ofAgreement(loader, stream);
    case 'cycle':
      return ofCycle(loader, stream);
    case 'survey':
      return ofSurvey(loader, stream);
    case 'response':
      return ofResponse(loader, stream);
    case 'import':
      return ofImport(loader, stream);
    case 'claim':
      return ofClaim(loader, stream);
    case 'obligation':
      return ofObligation(loader, stream);
    case 'person':
      return Promise.resolve({ person: stream });
    default:
      return Promise.resolve({});
  }
}

/** @returns the place of a stream that a command is about to begin, from the command's checked data */
export async function targetOfNew(loader: StateLoader, data: unknown): Promise<CommandTarget> {
  const { cluster, survey, forum, region } = data as {
    cluster?: string;
    survey?: string;
    forum?: string;
    region?: string;
  };
  if (cluster !== undefined) return (await ofCluster(loader, cluster)) ?? {};
  if (survey !== undefined) return (await ofSurvey(loader, survey)) ?? {};
  const above = forum === undefined ? null : await ofForum(loader, forum);
  return { ...above, ...(region !== undefined && { region }) };
}
