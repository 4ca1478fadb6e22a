import { Ratio, trimZeros } from '@app/programme';

/** How many decimals `exact` texts keep at most. */
const EXACT_DECIMALS = 12;

/**
 * @param value a floating-point number between −1 and 1, such as a centrality
 * @returns it to 12 decimals, which takes away what floating point added behind them
 */
export const fromFloat = (value: number): Ratio => Ratio.of(Math.round(value * 1e12), 1e12);

export const sumOf = (values: readonly Ratio[]): Ratio =>
  values.reduce((sum, value) => sum.plus(value), Ratio.of(0));

/** @returns the value as it reads after rounding to `decimals`, half away from zero */
export const rounded = (value: Ratio, decimals: number): Ratio => Ratio.parse(value.toFixed(decimals));

/** @returns up to 12 decimals, without zeros at the end: `33.333333333333`, `50` */
export const exactText = (value: Ratio): string => trimZeros(value.toFixed(EXACT_DECIMALS));
