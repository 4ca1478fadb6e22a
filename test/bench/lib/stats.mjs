/** @param {number[]} values not empty @param {number} share from 0 to 1 @returns the quantile, linear between ranks */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const low = Math.floor(rank);
  return sorted[low] + (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low]) * (rank - low);
}

/** @returns median and quartiles, rounded to four significant digits */
export function summary(values) {
  const round = (value) => Number(value.toPrecision(4));
  return {
    median: round(quantile(values, 0.5)),
    q1: round(quantile(values, 0.25)),
    q3: round(quantile(values, 0.75)),
    slices: values.length,
  };
}
