import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { Input } from './printed-cells.js';
import type { Ratio } from '../shared/ratio.js';
import { cellName, cutText, join, listed, numberText, placesFor } from './say.js';

/** Formulas with their numbers: `(17 + 3) ÷ 34 = 58,823… %`. A number that was not printed is a question mark. */

const UNKNOWN = text('?');
const SHOWN = 12;

const printedText = ({ printed }: Input): Bilingual => (printed === null ? UNKNOWN : numberText(printed));

/** Terms with plus signs; the middle of a long sum is left out. */
function added(terms: readonly Bilingual[]): Bilingual {
  if (terms.length <= SHOWN) return listed(terms, ' + ');
  return listed([...terms.slice(0, SHOWN / 2), text('…'), terms.at(-1)!], ' + ');
}

const inBrackets = (terms: readonly Bilingual[]): Bilingual =>
  terms.length === 1 ? terms[0]! : join`(${added(terms)})`;

const equals = (left: Bilingual, value: Ratio | null, decimals: number, unit = ''): Bilingual =>
  value === null ? join`${left} = ?` : join`${left} = ${cutText(value, placesFor(decimals))}${unit}`;

/** @param value the percentage, null where it cannot be computed */
export function shareFormula(
  of: readonly Input[],
  base: readonly Input[],
  value: Ratio | null,
  decimals: number,
): Bilingual {
  const left = join`${inBrackets(of.map(printedText))} ÷ ${inBrackets(base.map(printedText))}`;
  return equals(left, value, decimals, ' %');
}

/** One cell told again is named. */
export function sumFormula(inputs: readonly Input[], value: Ratio | null, decimals: number): Bilingual {
  const [only] = inputs;
  const left = inputs.length === 1 ? cellName(only!.table, only!.cell) : added(inputs.map(printedText));
  return equals(left, value, decimals);
}

export const meanFormula = (inputs: readonly Input[], value: Ratio | null, decimals: number): Bilingual =>
  equals(join`${inBrackets(inputs.map(printedText))} ÷ ${String(inputs.length)}`, value, decimals);

/** @param n the weights, in the order of the inputs */
export function weightedFormula(
  inputs: readonly Input[],
  n: readonly number[],
  value: Ratio | null,
  decimals: number,
): Bilingual {
  const terms = inputs.map((input, index) => join`${numberText(String(n[index]))} × ${printedText(input)}`);
  const total = String(n.reduce((sum, each) => sum + each, 0));
  return equals(join`(${added(terms)}) ÷ ${numberText(total)}`, value, decimals);
}

const MEAN = text('rata-rata', 'mean');
const EVERY = text('semua jawaban', 'every answer');

/** @param low @param high ends between which a mean must lie, null where nothing was printed */
export function boundsFormula(low: Ratio | null, high: Ratio | null, decimals: number): Bilingual {
  if (low !== null && high !== null && low.equals(high)) return equals(EVERY, low, decimals);
  const end = (value: Ratio) => cutText(value, placesFor(decimals));
  const left = low === null ? MEAN : join`${end(low)} ≤ ${MEAN}`;
  return high === null ? left : join`${left} ≤ ${end(high)}`;
}
