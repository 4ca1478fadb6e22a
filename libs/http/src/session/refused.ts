import type { DeskRefusal } from '@app/access';
import type { ApiProblem } from '../http/problem.js';
import { partsOf, problem } from '../http/problem.js';
import type { ProblemCode } from '../http/problems.js';

/**
 * @param refusal what an account's desk did not do
 * @param kind for one that names reasons
 * @returns the problem that answers it
 */
export function deskProblem(refusal: DeskRefusal, kind: ProblemCode = 'invalid-request'): ApiProblem {
  if (refusal.kind === 'refused') return problem(kind, { errors: partsOf(refusal.reasons) });
  const { retryAfter } = refusal;
  return problem('too-many-attempts', {
    headers: { 'retry-after': String(retryAfter) },
    members: { retryAfter },
  });
}
