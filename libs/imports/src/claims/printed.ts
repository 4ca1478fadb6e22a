import type { ClaimPart } from '@app/contracts';
import { printedCount, printedPercent, printedScore, text } from '@app/contracts';
import { type CellFault, cellFault } from '../rows/cell-text.js';

const LEAVE = text('kosongkan bila tidak tercetak', 'leave it empty where none is printed');
const unfit = (id: string, en: string): CellFault =>
  cellFault('printed-unfit', `${id}; ${LEAVE.id}`, `${en}; ${LEAVE.en}`);

const UNFIT = {
  count: unfit(
    'harus berupa banyaknya: bilangan bulat tanpa tanda dan tanpa titik ribuan, misalnya 17',
    'must be a count: a whole number without sign or thousands separators, such as 17',
  ),
  percent: unfit(
    'harus berupa persentase dari 0 sampai 999, misalnya 70,8',
    'must be a percentage from 0 to 999, such as 70.8',
  ),
  score: unfit(
    'harus berupa angka dengan paling banyak empat desimal, misalnya 3 atau 3,25',
    'must be a number of at most four decimals, such as 3 or 3.25',
  ),
};
const FORMULA = cellFault(
  'formula-cell',
  'dimulai seperti rumus, dan rumus tidak pernah dijalankan; tempelkan nilainya saja',
  'begins like a formula, and formulas are never run; paste its value instead',
);

/**
 * A figure as it was printed, with a decimal comma or point; a percentage may carry its sign.
 *
 * @param words the cell's text, trimmed
 * @returns as the contract writes it, `70.8`; null where nothing was printed; or what is wrong with it
 */
export function printedFigure(words: string, part: ClaimPart): string | null | CellFault {
  if (words === '') return null;
  if (/^[=+@]/.test(words)) return FORMULA;
  const plain = (part === 'percent' ? words.replace(/\s*%$/, '') : words)
    .replace(/^[−–]/, '-')
    .replace(/^(-?\d+),(\d+)$/, '$1.$2');
  if (part === 'count') return printedCount.safeParse(plain).success ? plain : UNFIT.count;
  if (part === 'percent') return printedPercent.safeParse(plain).success ? plain : UNFIT.percent;
  return printedScore.safeParse(plain).success ? plain : UNFIT.score;
}
