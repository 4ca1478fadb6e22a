import type { ActingAccount } from '@app/access';
import { mayRead } from '@app/access';
import type { ClaimComparisonPage } from '@app/contracts';
import { compareClaim, type ComparedClaim, type ReportMoment } from '@app/findings';
import { findingsProblem } from '../findings/refused.js';
import type { Reads } from '../reads/reads.js';

/**
 * A report beside the waves that it names, as far as this account may see them.
 *
 * @throws ApiProblem when the waves cannot be put into a report
 */
export async function comparisonFor(
  reads: Reads,
  acting: ActingAccount,
  claim: ComparedClaim,
  moment: ReportMoment,
): Promise<ClaimComparisonPage> {
  const mayLook = async (survey: string): Promise<boolean> => {
    const target = await reads.surveyTarget(survey);
    return target !== null && mayRead(acting, 'report', target).ok;
  };
  const made = await compareClaim({ waves: reads.findings, reports: reads.reports, mayLook }, claim, moment);
  if (!made.ok) throw findingsProblem(made.why, made.refusal);
  return made.page;
}
