import type { CycleState } from '@app/programme';
import { correctionsOf, cycleFacts, cycleStatusOf, findingsOf, itemsWithoutFinding } from '@app/programme';
import { factsView, factView } from './facts.js';

/** A quarter's monitoring: what was examined, what was found, what followed. */
export function cycleDetails({ state }: { state: CycleState }): object {
  const { cluster, period } = state.identity!;
  return {
    cluster,
    period,
    status: cycleStatusOf(state),
    submittedBy: state.submittedBy,
    approvedAt: state.approvedAt,
    items: cycleFacts(state, 'ItemJudged').map(factView),
    withoutFinding: itemsWithoutFinding(state).map(({ data }) => data.item),
    findings: findingsOf(state).map(({ finding, item, followUp, due, closed }) => ({
      finding: factView(finding),
      item: item?.data.item ?? null,
      followUp: factView(followUp),
      due,
      closed,
    })),
    corrections: correctionsOf(state).map(({ correction, closing }) => ({
      correction: factView(correction),
      closing: factView(closing),
    })),
    facts: factsView(state.facts),
  };
}
