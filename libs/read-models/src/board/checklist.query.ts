import type { ChecklistView, StepKey } from '@app/contracts';
import { stepKeys } from '@app/contracts';
import { criterionText } from '../shared/statements.js';
import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';
import type { ChecklistRow } from './board-row.js';

type Stored = Omit<ChecklistRow, 'judged_day'> & { readonly judged_day: string };

/** Why not yet, step by step, as the board last judged it; now or as of a position. */
export class ChecklistQueries {
  constructor(private readonly source: SqlSource) {}

  /** @returns the checklist of every step, in order; empty for an unknown cluster */
  async ofCluster(cluster: string, asOf?: number): Promise<ChecklistView[]> {
    const found = await this.rows(cluster, null, asOf);
    const place = ({ step }: Stored): number => stepKeys.codes.indexOf(step);
    return [...found].sort((a, b) => place(a) - place(b)).map(checklistView);
  }

  async ofStep(cluster: string, step: StepKey, asOf?: number): Promise<ChecklistView | null> {
    const [row] = await this.rows(cluster, step, asOf);
    return row === undefined ? null : checklistView(row);
  }

  private rows(cluster: string, step: StepKey | null, asOf: number | undefined): Promise<Stored[]> {
    const values = new SqlValues();
    const from = tableAt('checklist', asOf, values);
    const which = step === null ? '' : `and step = ${values.add(step)}`;
    const text = `select cluster, step, mode, definition, met, total, passes, criteria, judged_day::text as judged_day,
      judged_on, next_change::text as next_change from ${from} t where cluster = ${values.add(cluster)} ${which}`;
    return rowsOf<Stored>(this.source, text, values.list);
  }
}

function checklistView(row: Stored): ChecklistView {
  const { cluster, step, mode, definition, met, total, passes } = row;
  return {
    cluster,
    step,
    mode,
    definition,
    met,
    total,
    passes,
    criteria: row.criteria.map((stored) => ({ ...stored, ...criterionText(definition, stored.id) })),
    judgedDay: row.judged_day,
    judgedOn: row.judged_on.map((each) => ({ ...each })),
    nextChange: row.next_change,
  };
}
