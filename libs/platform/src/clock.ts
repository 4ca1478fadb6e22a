import { z } from 'zod';

/** Where the time comes from. Deciders never ask for it: it reaches them inside the command. */
export interface Clock {
  /** The present moment: ISO 8601, UTC, milliseconds, e.g. `2026-03-31T09:00:00.000Z`. */
  now(): string;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * A clock that stands still until it is moved, and moves forward only: entries recorded under it must keep the
 * order of their times. For the demo and for tests.
 */
export class SimulatedClock implements Clock {
  private moment: number;

  /** @param start where the clock begins, ISO 8601 with a zone. Throws RangeError when it is no moment. */
  constructor(start: string) {
    this.moment = parseMoment(start);
  }

  now(): string {
    return new Date(this.moment).toISOString();
  }

  /** Moves to a moment, ISO 8601 with a zone. Throws RangeError when it is malformed or lies in the past. */
  set(to: string): void {
    this.moveTo(parseMoment(to));
  }

  /** Moves on by a number of milliseconds. Throws RangeError when that is negative or not finite. */
  advance(milliseconds: number): void {
    this.moveTo(this.moment + milliseconds);
  }

  private moveTo(moment: number): void {
    if (!(moment >= this.moment)) {
      throw new RangeError(`A simulated clock only moves forward: it shows ${this.now()}.`);
    }
    this.moment = moment;
  }
}

// Date.parse alone reads a date without a zone as local time, and 30 February as 2 March.
const zoned = z.iso.datetime({ offset: true });

function parseMoment(text: string): number {
  if (!zoned.safeParse(text).success)
    throw new RangeError(`Not a moment with a zone: ${JSON.stringify(text)}`);
  return Date.parse(text);
}
