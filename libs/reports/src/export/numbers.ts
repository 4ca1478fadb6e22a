import type { Language } from '@app/programme';

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Digits that a spreadsheet's number holds without loss (IEEE 754 double; ECMA-376 cells keep 15). */
const SIGNIFICANT = 15;

/** @returns whether a cell's value is a plain decimal such as `-2.5`; the contract lets any text through */
export const isDecimal = (value: string): boolean => DECIMAL.test(value);

/**
 * A number as a publication sets it: grouped by thousands, a true minus sign, and at least the decimals that the
 * report rounds to. Digits are never taken away.
 *
 * @param value decimal with a point
 * @param decimals of the cell's rounding, 0 to 6
 * @param signed whether a positive number shows its sign, as differences do
 * @returns `−1.834,50` in Indonesian, `−1,834.50` in English
 */
export function printedNumber(value: string, decimals: number, language: Language, signed = false): string {
  const [, minus, whole, fraction = ''] = DECIMAL.exec(value) ?? [];
  if (whole === undefined) return value;
  const [group, point] = language === 'id' ? ['.', ','] : [',', '.'];
  const digits = fraction.padEnd(decimals, '0');
  const number = whole.replace(/\B(?=(\d{3})+$)/g, group) + (digits === '' ? '' : point + digits);
  const zero = !/[1-9]/.test(value);
  if (minus === '-' && !zero) return `−${number}`;
  return signed && !zero ? `+${number}` : number;
}

/**
 * @param value decimal with a point
 * @returns the number for a spreadsheet's cell, or null where 15 digits cannot hold it: then its text is exact
 */
export function cellNumber(value: string): number | null {
  const [, , whole, fraction = ''] = DECIMAL.exec(value) ?? [];
  if (whole === undefined) return null;
  const significant = (whole + fraction).replace(/^0+/, '');
  // Adding zero makes `-0.0` what it is in a cell.
  return significant.length <= SIGNIFICANT ? Number(value) + 0 : null;
}
