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
 * @param works which days are worked on; weekends off by default
 */
export function walkingCalendar(works: (day: Day) => boolean = isWeekday): WorkingCalendar {
  // The same few hundred days are walked over again and again.
  const known = new Map<Day, boolean>();
  const isWorkingDay = (day: Day): boolean => {
    if (!known.has(day)) known.set(day, works(day));
    return known.get(day)!;
  };
  const walk = (day: Day, n: number): Day => {
    let [at, left] = [day, Math.abs(n)];
    while (left > 0) {
      at = nextDay(at, n > 0 ? 1 : -1);
      if (isWorkingDay(at)) left -= 1;
    }
    return at;
  };
  const addWorkingDays = (day: Day, n: number): Day =>
    n === 0 && !isWorkingDay(day) ? walk(day, 1) : walk(day, n);
  const workingDaysBetween = (from: Day, to: Day): number => {
    let count = 0;
    for (let day = nextDay(from, 1); day <= to; day = nextDay(day, 1)) count += isWorkingDay(day) ? 1 : 0;
    return count;
  };
  return { isWorkingDay, addWorkingDays, nthWorkingDayAfter: addWorkingDays, workingDaysBetween };
}

const isWeekday = (day: Day): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
