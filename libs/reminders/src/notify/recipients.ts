import { grantReaches, reachOf, type Target } from '@app/access';
import type { ObligationIdentity, ObligationParty } from '@app/programme';
import type { RoleHolder } from '@app/read-models';

/** How narrowly a grant is meant: an agreement before a cluster before a regency before a province. */
function nearness(scope: {
  readonly agreement?: string;
  readonly cluster?: string;
  readonly region?: string;
}): number {
  if (scope.agreement !== undefined) return 1000;
  if (scope.cluster !== undefined) return 500;
  return scope.region?.length ?? 0;
}

/** @returns where an obligation lies, as far as grants of roles look at it */
export const placeOf = ({
  region,
  cluster,
  subject,
}: Pick<ObligationIdentity, 'region' | 'cluster' | 'subject'>): Target => ({
  region,
  ...(cluster !== null && { cluster }),
  ...(subject.category === 'agreement' && { agreement: subject.stream }),
});

/**
 * Whom a notice goes to: the person named, or whoever holds the role nearest to where the obligation lies. A
 * province's manager hears of a regency's obligations only where the regency has none.
 *
 * @returns persons, each once; none where nobody holds the role
 */
export function recipientsOf(to: ObligationParty, target: Target, holders: readonly RoleHolder[]): string[] {
  if (to.person !== null) return [to.person];
  // Who coordinates is the forum stream's fact: there is no grant to look for.
  if (reachOf[to.role] === 'fact') return [];
  const reaching = holders.flatMap(({ person, grants }) =>
    grants
      .filter((grant) => grant.role === to.role && grantReaches(grant, target))
      .map(({ scope }) => ({ person, near: nearness(scope) })),
  );
  const nearest = Math.max(...reaching.map(({ near }) => near));
  return [...new Set(reaching.filter(({ near }) => near === nearest).map(({ person }) => person))];
}
