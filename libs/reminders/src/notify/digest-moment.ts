import { nextMoment } from '@app/calendar';
import type { Zone } from '@app/programme';

const MINUTE_MS = 60_000;

/**
 * @param now ISO 8601 @param at `HH:MM`, as clocks of the zone show it
 * @returns the first moment after now at which they do, ISO 8601 UTC: a digest that is made up in this minute has gone
 */
export function digestMoment(now: string, zone: Zone, at: string): string {
  const soonest = new Date(Date.parse(now) + MINUTE_MS).toISOString();
  const [hour, minute] = at.split(':').map(Number) as [number, number];
  const next = (hour * 60 + minute + 1) % (24 * 60);
  const two = (n: number) => String(n).padStart(2, '0');
  // As if every minute but this one were quiet.
  return nextMoment(soonest, zone, { from: `${two(Math.floor(next / 60))}:${two(next % 60)}`, until: at });
}
