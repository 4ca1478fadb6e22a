import type { ClaimVerdicts } from '@app/contracts';
import type { ClaimState, Known } from '@app/programme';
import { checkClaims, claimStatusOf } from '@app/programme';

/** A report's verdicts take up to 5 MB: a few dozen of the usual size stay at hand. */
const KEPT = 40;

/** Reports that were checked: a version of a stream never changes, so what was found of it is found again. */
export class CheckedClaims {
  private readonly found = new Map<string, ClaimVerdicts>();

  /** @returns the verdicts and findings of a report as entered or revised */
  of({ stream, version, state }: Known<ClaimState>): ClaimVerdicts {
    const key = `${stream} ${version}`;
    const verdicts = this.found.get(key) ?? checkClaims(state.report!);
    this.found.delete(key);
    this.found.set(key, verdicts);
    if (this.found.size > KEPT) this.found.delete(this.found.keys().next().value!);
    return verdicts;
  }
}

/** A report with everything that checking it finds. */
export function claimDetails({ state }: Known<ClaimState>, verdicts: ClaimVerdicts): object {
  const { identity, report, compare, revisions, revisionsSincePublished, publishedAt } = state;
  return {
    region: identity!.region,
    status: claimStatusOf(state),
    publishedAt,
    revisions,
    revisionsSincePublished,
    compare,
    report,
    ...verdicts,
  };
}
