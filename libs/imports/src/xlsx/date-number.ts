const DAY_MS = 86_400_000;

/**
 * A spreadsheet's count of days as an instant without zone. The 1900 system counts a 29 February 1900 that never was
 * (inherited from Lotus 1-2-3), so its days before March 1900 are one off; the 1904 system begins with 0.
 *
 * @param serial days, with the time as their fraction
 * @returns `2026-11-24T08:30:00`; null for the day that never was, and outside of 1900 to 2199
 */
export function instantOf(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial >= 120_000) return null;
  if (!from1904 && (serial < 1 || (serial >= 60 && serial < 61))) return null;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(epoch + Math.round((serial * DAY_MS) / 1000) * 1000).toISOString().slice(0, 19);
}
