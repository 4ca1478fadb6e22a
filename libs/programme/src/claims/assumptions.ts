import type { Bilingual, ClaimAssumptionView } from '@app/contracts';
import { text } from '@app/contracts';
import { type Interval, roundsTo, weightedSum } from './interval.js';
import type { Input } from './printed-cells.js';
import { Ratio } from '../shared/ratio.js';
import type { Figure, Relation } from './relations.js';
import { type Respondents, weightsFor } from './respondents.js';
import { countsText, join, numberText } from './say.js';
import { meansAddUpIn, pooledIn, type Sums, sumsFor } from './whole-answers.js';

/**
 * Whole respondents: if the n of another table are the people behind these means, and each gave a whole answer,
 * can the figure be? An assumption that is told apart and leaves the verdict as it is.
 */

type Weighted = ClaimAssumptionView['weighting'];
type Outcome = ClaimAssumptionView['outcome'];

function assumption(
  source: Respondents,
  n: readonly number[],
  weighting: Weighted,
  outcome: Outcome,
  result: Bilingual,
): ClaimAssumptionView {
  const who = text('responden bulat menurut', 'whole respondents as');
  const how = weighting === 'none' ? text('tanpa bobot', 'unweighted') : text('berbobot n', 'weighted by n');
  const named = join`${who} ${source.name} (${countsText(n)})`;
  return {
    kind: 'whole-respondents',
    text: n.length === 1 ? named : join`${named}, ${how}`,
    table: source.table,
    weighting,
    outcome,
    result,
  };
}

function sumsText(n: number, found: Sums | null, printed: string): Bilingual {
  const count = numberText(String(n));
  if (found === null) {
    return join`${text('tidak ada', 'no')} ${count} ${text('jawaban bulat yang berata-rata', 'whole answers have the mean')} ${numberText(printed)}`;
  }
  const { least, greatest } = found;
  const sums =
    least === greatest
      ? numberText(String(least))
      : join`${numberText(String(least))} ${text('sampai', 'to')} ${numberText(String(greatest))}`;
  return join`${count} ${text('jawaban bulat yang berjumlah', 'whole answers that add up to')} ${sums}`;
}

/** One mean: which sums of n whole answers give it. */
function ofMean(input: Input, sources: readonly Respondents[]): ClaimAssumptionView[] {
  const { printed, place, bounds } = input;
  if (printed === null) return [];
  return sources.flatMap((source) => {
    const n = source.n.get(place);
    if (n === undefined || n === 0) return [];
    const found = sumsFor(n, bounds, printed);
    const outcome = found === null ? 'impossible' : 'possible';
    return [assumption(source, [n], 'none', outcome, sumsText(n, found, printed))];
  });
}

const VERDICTS: Readonly<Record<Outcome, Bilingual>> = {
  possible: text('ada jawaban bulat yang memberi angka ini', 'some whole answers give this figure'),
  impossible: text('tidak ada jawaban bulat yang memberi angka ini', 'no whole answers give this figure'),
  undecided: text(
    'terlalu banyak kemungkinan untuk dicoba satu per satu',
    'too many combinations to try them one by one',
  ),
};

const said = (found: boolean | null): Outcome =>
  found === null ? 'undecided' : found ? 'possible' : 'impossible';

/** What the answers behind each mean can add up to; null when one of the means is impossible by itself. */
function allSums(inputs: readonly Input[], n: readonly number[]): Sums[] | null {
  const sums = inputs.map(({ bounds, printed }, index) => sumsFor(n[index]!, bounds, printed!));
  return sums.includes(null) ? null : (sums as Sums[]);
}

/** A row of totals or averages over the same respondents, each answering every column. */
function ofRow(
  inputs: readonly Input[],
  divisor: bigint,
  target: Interval,
  sources: readonly Respondents[],
): ClaimAssumptionView[] {
  return sources.flatMap((source) => {
    const n = source.n.get(inputs[0]!.place);
    if (n === undefined || n === 0) return [];
    const sums = allSums(
      inputs,
      inputs.map(() => n),
    );
    const outcome = said(sums !== null && pooledIn(sums, divisor * BigInt(n), target));
    return [assumption(source, [n], 'none', outcome, VERDICTS[outcome])];
  });
}

/** An average over places: each place alike, or each respondent alike. */
function ofColumn(
  inputs: readonly Input[],
  target: Interval,
  sources: readonly Respondents[],
): ClaimAssumptionView[] {
  const scaled = weightedSum([[target, Ratio.of(inputs.length)]]);
  return sources.flatMap((source) => {
    const n = weightsFor(
      source,
      inputs.map(({ place }) => place),
    );
    if (n === null || n.includes(0)) return [];
    const sums = allSums(inputs, n);
    const total = BigInt(n.reduce((sum, each) => sum + each, 0));
    const plain = said(sums !== null && meansAddUpIn(sums, scaled));
    const pooled = said(sums !== null && pooledIn(sums, total, target));
    return [
      assumption(source, n, 'none', plain, VERDICTS[plain]),
      assumption(source, n, 'by-n', pooled, VERDICTS[pooled]),
    ];
  });
}

/** @returns what whole respondents would make of a figure, for each source of n; none where a mean is missing */
export function assumptionsOf(
  { printed, cell, unit }: Figure,
  relation: Relation,
  sources: readonly Respondents[],
): ClaimAssumptionView[] {
  if (printed === null || unit !== 'score' || cell === null || relation.kind === 'share') return [];
  if (relation.kind === 'bounds') return ofMean(relation.of, sources);
  const { inputs } = relation;
  if (inputs.some((input) => input.printed === null)) return [];
  const target = roundsTo(printed);
  if (relation.kind === 'average') return ofColumn(inputs, target, sources);
  return ofRow(inputs, relation.kind === 'mean' ? BigInt(inputs.length) : 1n, target, sources);
}
