import { randomUUID } from 'node:crypto';
import { describeFault } from '@app/event-store';
import type { Logger } from '@app/platform';
import type { ClaimedUnit } from '../agenda/unit-table.js';
import { TimingCache } from './unit-loader.js';
import { type PassOutcome, type PassParts, UnitPass } from './unit-pass.js';

export interface SweepParts extends PassParts {
  readonly log: Logger;
  /** Units taken and worked on at once, 50 by default: what they read and write goes to the database together. */
  readonly batch?: number;
  /** How long a worker that says nothing keeps its units, in milliseconds; 60,000 by default. */
  readonly leaseMs?: number;
}

/** What a run did. */
export interface SweepResult extends PassOutcome {
  readonly units: number;
  readonly failed: number;
  /** When there is something to do again, ISO 8601; null for never. */
  readonly nextAt: string | null;
}

const BATCH = 50;
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 10_000;
const LAST_RETRY_MS = 3_600_000;

/**
 * Looks at every unit whose time has come. Any number of workers may sweep at once: each unit is in the hands of one,
 * and one that dies in mid-pass gives its units back when their lease is over.
 */
export class ObligationSweep {
  private readonly pass: UnitPass;

  constructor(private readonly parts: SweepParts) {
    this.pass = new UnitPass(parts);
  }

  /** @param now the engine's clock, ISO 8601 @param signal ends the run after the units in hand */
  async run(now: string, signal?: AbortSignal): Promise<SweepResult> {
    const { units, loader, batch = BATCH, leaseMs = LEASE_MS } = this.parts;
    const timings = new TimingCache(loader);
    const total = { units: 0, failed: 0, obligations: 0, raised: 0, settled: 0 };
    while (signal?.aborted !== true) {
      const claimed = await units.claim(now, batch, randomUUID(), leaseMs);
      if (claimed.length === 0) break;
      total.units += claimed.length;
      const outcomes = await Promise.all(claimed.map((unit) => this.attempt(unit, now, timings)));
      for (const outcome of outcomes) {
        if (outcome === null) total.failed++;
        else for (const name of ['obligations', 'raised', 'settled'] as const) total[name] += outcome[name];
      }
    }
    return { ...total, nextAt: await units.nextAt() };
  }

  /** One unit whose pass fails keeps no other waiting. */
  private async attempt(unit: ClaimedUnit, now: string, timings: TimingCache): Promise<PassOutcome | null> {
    try {
      return await this.pass.run(unit, now, timings);
    } catch (error) {
      const fault = describeFault(error);
      const { stream, category, failures } = unit;
      this.parts.log.error({ stream, category, fault, failures: failures + 1 }, 'obligations not worked out');
      const pauseMs = Math.min(FIRST_RETRY_MS * 2 ** Math.min(failures, 20), LAST_RETRY_MS);
      const retryAt = new Date(Date.parse(now) + pauseMs).toISOString();
      await this.parts.units.fail(unit, fault.code ?? 'error', retryAt);
      return null;
    }
  }
}
