/** @param day `YYYY-MM-DD` @returns the quarter that it lies in, `2026-Q3` */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** @param quarter `2026-Q4` @returns the one after it, `2027-Q1` */
export function nextQuarter(quarter: string): string {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  return number === 4 ? `${String(year + 1).padStart(4, '0')}-Q1` : `${quarter.slice(0, 4)}-Q${number + 1}`;
}
