import type { ListedWave, WaveEntry } from '../source.js';

const by = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earlier waves first: by their periods, then as they were opened. */
export const inTime = (a: ListedWave, b: ListedWave): number =>
  by(a.period.from, b.period.from) || by(a.period.until, b.period.until) || by(a.enrolled, b.enrolled);

/** The order of a report's rows when nobody chose one: by region code, place, instrument and time. */
export const inPlace = (a: ListedWave, b: ListedWave): number =>
  by(a.region, b.region) ||
  by(a.location, b.location) ||
  by(a.cluster, b.cluster) ||
  by(a.instrument.key, b.instrument.key) ||
  inTime(a, b);

/** @returns the waves of each cluster and instrument, earliest first; groups in the order of their first wave */
export function series(waves: readonly WaveEntry[]): WaveEntry[][] {
  const groups = new Map<string, WaveEntry[]>();
  for (const wave of waves) {
    const key = `${wave.cluster} ${wave.instrument.key}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [wave]);
    else group.push(wave);
  }
  return [...groups.values()].map((group) => group.sort(inTime));
}
