import { rungs } from '@app/contracts';
import type { Known, ObligationState } from '@app/programme';
import { obligationStatusOf } from '@app/programme';

/** An obligation with every notice of it, lowest rung first: what an auditor asks for. */
export function obligationDetails({ state }: Pick<Known<ObligationState>, 'state'>): object {
  const { identity, notices, settled } = state;
  return {
    ...identity,
    status: obligationStatusOf(state),
    settled,
    notices: rungs.codes.flatMap((rung) => {
      const raised = notices[rung];
      if (raised === undefined) return [];
      const { notice, ...fate } = raised;
      const { to, due, mandatory, source } = notice;
      return [{ rung, to, due, mandatory, source, ...fate }];
    }),
  };
}
