import type { SignedInBy } from '@app/access';
import type { ApiProblem } from '../http/problem.js';
import { partsOf, problem } from '../http/problem.js';
import type { ProblemCode } from '../http/problems.js';

type Refused = Extract<SignedInBy, { ok: false }>;
type Plain = Exclude<Refused['kind'], 'throttled' | 'not-linked' | 'refused'>;

const KINDS: Readonly<Record<Plain, ProblemCode>> = {
  'unknown-attempt': 'sso-attempt-unusable',
  stale: 'sso-attempt-unusable',
  'session-over': 'sso-attempt-unusable',
  denied: 'sso-denied',
  disabled: 'sso-account-disabled',
  late: 'sso-clocks-differ',
  untrusted: 'sso-untrusted',
  away: 'sso-unavailable',
};

/** @returns the problem that answers a single sign-on that signed nobody in */
export function ssoProblem(refused: Refused): ApiProblem {
  if (refused.kind === 'throttled') {
    const { retryAfter } = refused;
    return problem('too-many-attempts', {
      headers: { 'retry-after': String(retryAfter) },
      members: { retryAfter },
    });
  }
  // Told to the person whose they are: the administrator needs them for the link.
  if (refused.kind === 'not-linked') return problem('sso-not-linked', { members: { ...refused.person } });
  if (refused.kind === 'refused') return problem('sso-link-refused', { errors: partsOf(refused.reasons) });
  return problem(KINDS[refused.kind]);
}
