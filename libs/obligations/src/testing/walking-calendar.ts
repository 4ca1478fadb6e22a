import type { Day, WorkingCalendar } from '../policy/index.js';

const DAY_MS = 86_400_000;
const neighbours = { 1: new Map<Day, Day>(), [-1]: new Map<Day, Day>() };

function nextDay(day: Day, step: 1 | -1): Day {
  let next = neighbours[step].get(day);
  if (next === undefined) {
    next = new Date(Date.parse(`${day}T00:00:00Z`) + step * DAY_MS).toISOString().slice(0, 10);
    neighbours[step].set(day, next);
  }
  return next;
}

/**
 * A calendar that answers every question by walking from day to day: slow, and too simple to be wrong.
 *
 * @param holidays days that are not worked on, beside Saturdays and Sundays
 */
export function walkingCalendar(holidays: readonly Day[] = []): WorkingCalendar {
  const off = new Set(holidays);
  // The same few thousand days are asked about again and again.
  const known = new Map<Day, boolean>();
  const isWorkingDay = (day: Day): boolean => {
    let works = known.get(day);
    if (works === undefined) {
      const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
      known.set(day, (works = weekday !== 0 && weekday !== 6 && !off.has(day)));
    }
    return works;
  };
  const addWorkingDays = (day: Day, n: number): Day => {
    let [at, left] = [day, Math.abs(n)];
    while (left > 0) {
      at = nextDay(at, n > 0 ? 1 : -1);
      if (isWorkingDay(at)) left -= 1;
    }
    return at;
  };
  return { isWorkingDay, addWorkingDays, nthWorkingDayAfter: addWorkingDays };
}
