import type { ClaimOutcome, ClaimReport, ClaimVerdict, ClaimVerdicts } from '@app/contracts';
import { claimOutcomes } from '@app/contracts';
import { whyText } from './explain.js';
import { figuresOf } from './figures.js';
import { findingsOf } from './findings.js';
import { PrintedCells } from './printed-cells.js';
import { judgeRelation, targetOf } from './recompute.js';
import type { Figure } from './relations.js';
import { type ClaimContext, type Respondents, respondentsOf } from './respondents.js';
import { intervalView, placesFor } from './say.js';

/** What one rule contradicts is contradicted; a rule that cannot be asked says nothing against another. */
const ORDER: readonly ClaimOutcome[] = ['contradicted', 'within-rounding', 'exact', 'not-checkable'];

function verdictOf(figure: Figure, index: number, sources: readonly Respondents[]): ClaimVerdict {
  const relations = figure.relations.map((relation) => judgeRelation(figure, relation, sources));
  const found = relations.map(({ outcome }) => outcome);
  const outcome = ORDER.find((each) => found.includes(each)) ?? 'not-checkable';
  const target = targetOf(figure);
  const telling = relations.find(
    (relation) => relation.outcome === outcome && relation.tries[0]!.recomputed !== null,
  );
  return {
    number: `K-${String(index + 1).padStart(3, '0')}`,
    cell: figure.cell,
    statement: figure.statement,
    label: figure.label,
    unit: figure.unit,
    printed: figure.printed,
    recomputed: telling?.tries[0]!.recomputed ?? null,
    target: target && intervalView(target, placesFor(figure.decimals)),
    outcome,
    why: whyText(figure, relations, outcome),
    relations,
  };
}

/**
 * Recomputes a publication's figures from its other figures (domain: "Published claims"). A figure is `exact` when
 * the printed cells give it at its precision, by its row's own formula; `within-rounding` when not, but unrounded
 * values that round to the printed cells do, under at least one weighting tried; `contradicted` when none do;
 * `not-checkable` when it needs what was not printed. Works on the relations that the tables' shapes bring, by exact
 * interval arithmetic; nothing in it knows any particular table.
 *
 * @param report as the contract takes it
 * @param context what is known besides, each under its own name
 * @returns a verdict per checkable figure, in the order of the report, and what its tables show together
 */
export function checkClaims(report: ClaimReport, context: ClaimContext = {}): ClaimVerdicts {
  const cells = new PrintedCells(report);
  const sources = respondentsOf(report, context);
  const verdicts = figuresOf(cells).map((figure, index) => verdictOf(figure, index, sources));
  const count = (outcome: ClaimOutcome) => verdicts.filter((each) => each.outcome === outcome).length;
  const counts = Object.fromEntries(claimOutcomes.codes.map((code) => [code, count(code)]));
  return {
    verdicts,
    findings: findingsOf(cells, verdicts),
    counts: counts as Readonly<Record<ClaimOutcome, number>>,
  };
}
