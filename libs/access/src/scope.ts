import type { Role } from '@app/contracts';
import type { ActingAccount, RoleGrant, Target } from './acting.js';

/** What a role's scope must name before it opens anything. */
export type Reach = 'region' | 'cluster' | 'agreement' | 'fact';

/**
 * `region`: the grant's region and everything below it, everywhere when it names none.
 * `cluster`, `agreement`: one cluster or agreement that the grant names.
 * `fact`: not granted at all, but recorded on the forum's stream.
 */
export const reachOf: Readonly<Record<Role, Reach>> = {
  coordinator: 'fact',
  'fpk-member': 'region',
  manager: 'region',
  'fkak-rep': 'cluster',
  lpt: 'agreement',
  pke: 'agreement',
  institution: 'cluster',
  enumerator: 'cluster',
  monitor: 'region',
  auditor: 'region',
  admin: 'region',
};

/** @returns whether `scope` is `region` or one of the regions above it; codes nest at their dots */
export function regionCovers(scope: string, region: string): boolean {
  return region === scope || region.startsWith(`${scope}.`);
}

/**
 * @param rule `anywhere`: the target has no place, only the role counts; `regional`: it has no cluster, so that a
 *   cluster's role needs none, but a region
 * @returns whether a grant of its role reaches the target
 */
export function grantReaches(
  { role, scope }: RoleGrant,
  target: Target,
  { anywhere = false, regional = false }: { readonly anywhere?: boolean; readonly regional?: boolean } = {},
): boolean {
  const reach = reachOf[role];
  if (reach === 'fact') return false;
  if (anywhere) return true;
  if (reach === 'cluster' && scope.cluster === undefined && !(regional && scope.region)) return false;
  if (reach === 'agreement' && scope.agreement === undefined) return false;
  // Whatever the scope names must match: a manager of one cluster manages that one only.
  return (
    (scope.region === undefined || regionsCovered(scope.region, target)) &&
    (scope.cluster === undefined || scope.cluster === target.cluster) &&
    (scope.agreement === undefined || namesAgreement(scope.agreement, target))
  );
}

/** @returns whether the acting person coordinates the forum in charge of the target */
export function isCoordinator(acting: ActingAccount, target: Target): boolean {
  return acting.person !== null && acting.person === target.coordinator;
}

function regionsCovered(scope: string, { region }: Target): boolean {
  const regions = region === undefined ? [] : [region].flat();
  return regions.length > 0 && regions.every((code) => regionCovers(scope, code));
}

function namesAgreement(scope: string, target: Target): boolean {
  return scope === target.agreement || (target.agreements?.includes(scope) ?? false);
}
