import type { Bilingual, ClaimOutcome, ClaimRelationView, ClaimTryView } from '@app/contracts';
import { text } from '@app/contracts';
import { boundsFormula, meanFormula, shareFormula, sumFormula, weightedFormula } from './formulas.js';
import {
  between,
  EVERYTHING,
  type Interval,
  meet,
  only,
  roundsTo,
  weightedSum,
  wholesIn,
} from './interval.js';
import { allowedBy, type Input } from './printed-cells.js';
import { HUNDRED, ONE, Ratio, ZERO } from '../shared/ratio.js';
import { type Figure, inputsOf, type Relation, ruleText } from './relations.js';
import { type Respondents, weightsFor } from './respondents.js';
import { intervalView, join, placesFor } from './say.js';
import { assumptionsOf } from './assumptions.js';

/** Recomputing one figure by one relation: what the printed cells give, and what rounding may hide behind them. */

type Weighting = ClaimTryView['weighting'];
const NONE: Weighting = { kind: 'none', table: null, n: null, text: text('tanpa bobot', 'unweighted') };

/** One way of recomputing: the number, and everything that it can be; null where nothing allows any number. */
interface Recomputed {
  readonly weighting: Weighting;
  readonly value: Ratio | null;
  readonly range: Interval | null;
  readonly formula: Bilingual;
}

/** @returns what rounds to the printed figure; counts hide nothing */
export const targetOf = ({ unit, printed }: Figure): Interval | null => {
  if (printed === null) return null;
  return unit === 'count' ? only(Ratio.parse(printed)) : roundsTo(printed);
};

const sumOf = (inputs: readonly Input[]): Ratio | null =>
  inputs.reduce<Ratio | null>((sum, { value }) => sum && value && sum.plus(value), ZERO);

function linear(inputs: readonly Input[], weights: readonly Ratio[]): Pick<Recomputed, 'value' | 'range'> {
  const terms = inputs.map(({ hidden }, index) => [hidden, weights[index]!] as const);
  const value = inputs.reduce<Ratio | null>((sum, each, index) => {
    // What does not count need not be printed.
    if (weights[index]!.sign === 0) return sum;
    return sum && each.value && sum.plus(each.value.times(weights[index]!));
  }, ZERO);
  return { value, range: weightedSum(terms) };
}

const evenly = (inputs: readonly Input[]): Ratio[] => inputs.map(() => Ratio.of(1, inputs.length));

/** Everything that a percentage can be when one whole number of it was not printed. */
function shareRange(of: readonly Input[], base: readonly Input[], target: Interval | null): Interval | null {
  const missing = [...of, ...base].filter(({ value }) => value === null);
  const percent = between(ZERO, HUNDRED);
  if (missing.length !== 1 || of.length !== 1 || base.length !== 1 || target === null) return percent;
  const [part, whole] = [of[0]!.value, base[0]!.value];
  // Counts are whole: look whether any one in its place gives the figure.
  const fits = part === null ? partOf(whole!, target) : baseFor(part, target);
  return fits === null ? null : percent;
}

/** @returns whole parts that are a percentage of a whole in the range; null when there are none */
function partOf(whole: Ratio, target: Interval): ReturnType<typeof wholesIn> {
  const range = meet(weightedSum([[target, whole.over(HUNDRED)]]), between(ZERO, whole));
  return range && wholesIn(range);
}

/** @returns whole bases of which a part is a percentage in the range; null when there are none */
function baseFor(part: Ratio, target: Interval): ReturnType<typeof wholesIn> {
  const positive = meet(target, { ...between(ZERO, HUNDRED), lowClosed: part.sign === 0 });
  if (positive === null) return null;
  if (part.sign === 0) return { least: 1n, greatest: null };
  const over = (end: Ratio | null) => (end === null || end.sign === 0 ? null : part.times(HUNDRED).over(end));
  return wholesIn({
    low: over(positive.high),
    lowClosed: positive.highClosed,
    high: over(positive.low),
    highClosed: positive.lowClosed,
  });
}

function byShare({ of, base }: Extract<Relation, { kind: 'share' }>, figure: Figure): Recomputed {
  const [part, whole] = [sumOf(of), sumOf(base)];
  const value = part && whole && whole.sign !== 0 ? part.times(HUNDRED).over(whole) : null;
  const nothing = whole !== null && whole.sign === 0;
  const range =
    value === null ? (nothing ? EVERYTHING : shareRange(of, base, targetOf(figure))) : only(value);
  return { weighting: NONE, value, range, formula: shareFormula(of, base, value, figure.decimals) };
}

/** Without weights first, and then under each source that knows every place. */
function byAverage(
  inputs: readonly Input[],
  sources: readonly Respondents[],
  decimals: number,
): Recomputed[] {
  const plain = linear(inputs, evenly(inputs));
  const places = inputs.map(({ place }) => place);
  const weighted = sources.flatMap((source) => {
    const n = weightsFor(source, places);
    if (n === null) return [];
    const total = n.reduce((sum, each) => sum + each, 0);
    const found = linear(
      inputs,
      n.map((each) => Ratio.of(each, total)),
    );
    return [
      {
        ...found,
        weighting: {
          kind: 'by-n' as const,
          table: source.table,
          n,
          text: join`${{ id: 'bobot', en: 'weighted by' }} ${source.name}`,
        },
        formula: weightedFormula(inputs, n, found.value, decimals),
      },
    ];
  });
  return [{ ...plain, weighting: NONE, formula: meanFormula(inputs, plain.value, decimals) }, ...weighted];
}

function byBounds(of: Input, decimals: number): Recomputed {
  const { min, max, scale } = of.bounds;
  const range = allowedBy(of.bounds);
  const fixed = min !== null && max !== null && min.equals(max) ? min : null;
  const formula = boundsFormula(min ?? scale?.min ?? null, max ?? scale?.max ?? null, decimals);
  return { weighting: NONE, value: fixed, range, formula };
}

function waysOf(figure: Figure, relation: Relation, sources: readonly Respondents[]): Recomputed[] {
  const { decimals } = figure;
  switch (relation.kind) {
    case 'share':
      return [byShare(relation, figure)];
    case 'bounds':
      return [byBounds(relation.of, decimals)];
    case 'average':
      return byAverage(relation.inputs, sources, decimals);
    case 'mean': {
      const found = linear(relation.inputs, evenly(relation.inputs));
      return [{ ...found, weighting: NONE, formula: meanFormula(relation.inputs, found.value, decimals) }];
    }
    default: {
      const found = linear(
        relation.inputs,
        relation.inputs.map(() => ONE),
      );
      return [{ ...found, weighting: NONE, formula: sumFormula(relation.inputs, found.value, decimals) }];
    }
  }
}

const rounded = (value: Ratio, decimals: number): Ratio => Ratio.parse(value.toFixed(decimals));

function outcomeOf(figure: Figure, { value, range }: Recomputed, overlap: Interval | null): ClaimOutcome {
  const { printed, decimals, unit } = figure;
  if (printed === null) return 'not-checkable';
  const exactly = unit === 'count' ? value : value && rounded(value, decimals);
  if (exactly?.equals(Ratio.parse(printed))) return 'exact';
  if (range === null || overlap === null) return 'contradicted';
  return value === null ? 'not-checkable' : 'within-rounding';
}

function tryView(figure: Figure, way: Recomputed): ClaimTryView {
  const target = targetOf(figure);
  const overlap = way.range && target && meet(way.range, target);
  const places = placesFor(figure.decimals);
  const view = (range: Interval | null) =>
    range === null || (range.low === null && range.high === null) ? null : intervalView(range, places);
  return {
    weighting: way.weighting,
    formula: way.formula,
    recomputed: way.value && way.value.toFixed(figure.decimals),
    interval: view(way.range),
    overlap: view(overlap),
    outcome: outcomeOf(figure, way, overlap),
  };
}

/** The first way is the row's own; the others make an assumption, and so make a figure possible at most. */
function together([own, ...others]: readonly ClaimTryView[]): ClaimOutcome {
  if (own!.outcome === 'exact' || others.length === 0) return own!.outcome;
  const all = [own!, ...others].map(({ outcome }) => outcome);
  if (all.includes('within-rounding') || all.includes('exact')) return 'within-rounding';
  return all.includes('not-checkable') ? 'not-checkable' : 'contradicted';
}

/** @returns what one relation says of a figure, under every weighting that the sources allow */
export function judgeRelation(
  figure: Figure,
  relation: Relation,
  sources: readonly Respondents[],
): ClaimRelationView {
  const tries = waysOf(figure, relation, sources).map((way) => tryView(figure, way));
  return {
    kind: relation.kind,
    rule: ruleText(relation),
    inputs: inputsOf(relation).map(({ cell }) => cell),
    tries,
    assumptions: assumptionsOf(figure, relation, sources),
    outcome: together(tries),
  };
}
