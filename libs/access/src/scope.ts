import type { Role } from '@app/contracts';

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
