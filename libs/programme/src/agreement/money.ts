import { Decimal } from 'decimal.js';

/**
 * Rupiah as exact decimals. A constructor of our own, so that nobody's global settings change a settlement;
 * rounding is half away from zero. Sixty digits hold every product of two amounts that the contracts allow.
 */
export const Rupiah = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });
export type Amount = Decimal;

/** @param value a decimal string as the contracts allow it; nothing is zero */
export const amountOf = (value: string | undefined): Amount => new Rupiah(value ?? 0);

/** @returns rounded to two decimals, half away from zero, as the log writes money: `1834704` or `1834704.50` */
export function moneyText(amount: Amount): string {
  const rounded = amount.toDecimalPlaces(2);
  // Minus zero is a value of decimals and none of money.
  if (rounded.isZero()) return '0';
  return rounded.isInteger() ? rounded.toFixed(0) : rounded.toFixed(2);
}

/** @returns the sum of decimal strings */
export const sumOf = (values: readonly string[]): Amount =>
  values.reduce((sum, value) => sum.plus(value), amountOf('0'));
