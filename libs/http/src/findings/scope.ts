import type { ActingAccount, Resource, Target } from '@app/access';
import { mayRead } from '@app/access';
import type { FindingsScope } from '@app/findings';
import { because } from '@app/programme';
import { problem } from '../http/problem.js';
import type { Reads } from '../reads/reads.js';
import { parametersOf } from './refused.js';

/** What a reader names in particular. */
export interface NamedPlaces {
  readonly surveys?: readonly string[] | undefined;
  readonly cluster?: string | undefined;
  readonly region?: string | undefined;
}

/**
 * Which waves this account may see of a resource. What it names in particular is asked for in particular: a coordinator
 * is one by a fact of the forum, which no list of regions knows.
 *
 * @throws ApiProblem 403 when no role of the account opens it anywhere, 404 for a cluster that does not exist
 */
export async function findingsScope(
  reads: Reads,
  acting: ActingAccount,
  resource: Resource,
  named: NamedPlaces,
): Promise<FindingsScope> {
  const scope = await reads.scope(acting, resource);
  if (scope.everywhere) return scope;
  const { region } = named;
  const places = await targetsOf(reads, named);
  const open = places.filter((target) => mayRead(acting, resource, target).ok);
  const clusters = [...scope.clusters, ...open.flatMap(({ cluster }) => cluster ?? [])];
  const forum = region === undefined ? null : await reads.forumTarget(region);
  const coordinates = forum !== null && mayRead(acting, resource, forum).ok;
  const regions = coordinates ? [...scope.regions, region!] : scope.regions;
  if (regions.length + clusters.length === 0) demandAny(acting, resource, places[0] ?? forum ?? {});
  return { everywhere: false, regions, clusters };
}

/** Places of what is named; a wave that does not exist is told by whoever looks for it. */
async function targetsOf(reads: Reads, { surveys = [], cluster }: NamedPlaces): Promise<Target[]> {
  const ofCluster = cluster === undefined ? [] : [await reads.target('cluster', cluster)];
  const ofSurveys = await Promise.all(surveys.map((survey) => reads.surveyTarget(survey)));
  return [...ofCluster, ...ofSurveys.filter((target) => target !== null)];
}

function demandAny(acting: ActingAccount, resource: Resource, target: Target): void {
  const allowed = mayRead(acting, resource, target);
  if (!allowed.ok) throw forbidden(resource, allowed.reasons);
}

type Reasons = Parameters<typeof parametersOf>[0];

/** 403 with every reason; single answers are for fewer roles than reports, and the answer says so. */
export function forbidden(resource: Resource, reasons: Reasons) {
  const answers = because(
    'answers-are-pseudonymous',
    'Jawaban dan kode responden satu per satu hanya untuk peran yang mengumpulkan atau memeriksanya; laporan yang dihitung darinya tetap dapat dibaca.',
    'Single answers and respondents’ codes are for roles that collect or examine them only; the reports counted from them stay readable.',
  );
  return problem('forbidden', {
    errors: parametersOf(resource === 'response' ? [...reasons, answers] : reasons),
  });
}
