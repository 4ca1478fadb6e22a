import type { RegionTiming } from '@app/calendar';
import type { Rung } from '@app/contracts';
import {
  type Day,
  type EarlyNotice,
  type Escalation,
  type LadderRung,
  noticeOf,
  type Obligation,
} from '@app/obligations';
import type { RaisedNotice } from '@app/programme';
import { earlyRung } from '../sweep/early-rung.js';
import { morningOf } from '../sweep/moments.js';
import type { Reach } from './reach.js';
import type { Told, ToldSoFar } from './told.js';

/**
 * What will become of notices, were everybody to whom there is a way handed theirs on the day on which it is raised,
 * and nobody to acknowledge anything from now on. What the log says of earlier ones counts.
 */
export class Forecast implements Escalation {
  private readonly notices = new Map<string, Partial<Record<Rung, RaisedNotice>>>();

  constructor(
    private readonly log: ToldSoFar['told'],
    private readonly reach: Reach,
    private readonly timingOf: (region: string) => RegionTiming,
  ) {}

  told(obligation: Obligation, rung: LadderRung, day: Day): boolean {
    const notice = noticeOf(obligation, rung);
    const reached = this.reach.of(notice);
    const at = morningOf(day, this.timingOf(obligation.region));
    const outcome: Told = {
      handedOver: reached ? [{ channel: 'inbox', person: '', messageId: '', at }] : [],
      failed: reached ? [] : [{ channel: null, person: null, code: 'nobody', attempt: 1, at }],
      acknowledged: [],
    };
    this.of(obligation, day)[rung.rung] = { notice, why: null, raisedAt: at, ...outcome };
    return reached;
  }

  next(obligation: Obligation, day: Day): EarlyNotice | null {
    const { calendar, cadence } = this.timingOf(obligation.region);
    return earlyRung(obligation, { notices: this.of(obligation, day) }, { calendar, cadence, day });
  }

  private of(obligation: Obligation, day: Day): Partial<Record<Rung, RaisedNotice>> {
    const { key, ladder } = obligation;
    const known = this.notices.get(key);
    if (known !== undefined) return known;
    const notices: Partial<Record<Rung, RaisedNotice>> = {};
    this.notices.set(key, notices);
    for (const [rung, outcome] of this.log.get(key) ?? []) {
      const step = ladder.find((each) => each.rung === rung);
      if (step === undefined) continue;
      // What was raised and is on its way still is handed over now.
      if (outcome.handedOver.length + outcome.failed.length === 0) this.told(obligation, step, day);
      else notices[rung] = { notice: noticeOf(obligation, step), why: null, raisedAt: '', ...outcome };
    }
    return notices;
  }
}
