import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { isScored } from './tally.js';

/** Whether something is there or not: the codes `yes` and `no` and no other. */
export const isYesNo = ({ options }: InstrumentItem): boolean =>
  options.length === 2 && ['yes', 'no'].every((code) => options.some((option) => option.code === code));

/**
 * Whether a mean of the item is ever shown: on interval scales, and for problem handling, whose Table 8 is one of means
 * of ordinal scores and is shown with its caveat. Other ordinal scales are read as shares.
 */
export const hasMean = (item: InstrumentItem, { family }: InstrumentContent): boolean =>
  isScored(item) && (item.scale === 'interval' || family === 'problem-handling');
