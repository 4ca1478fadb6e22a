import { quantile } from './stats.mjs';

/** @param {number[]} ms how late each was, in milliseconds @returns the median, the 99th percentile and the last */
export function latenessOf(ms) {
  if (ms.length === 0) return { p50: null, p99: null, last: null };
  return { p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), last: quantile(ms, 1) };
}
