import type { Day, LadderRung, Obligation } from '@app/obligations';
import type { ObligationState, RaisedNotice } from '@app/programme';
import { dayIn } from '@app/programme';
import type { Moment } from './moments.js';

/** The next rung above one that nobody received, with the day from which it is raised. */
export interface EarlyRung {
  readonly rung: LadderRung;
  readonly why: 'unacknowledged' | 'undeliverable';
  readonly on: Day;
}

/**
 * A mandatory notice that could not be handed over, or that nobody acknowledges, goes to the next one up the ladder
 * before that rung's own day: until somebody acknowledges, or the ladder ends.
 *
 * @returns null where the highest mandatory notice was acknowledged, or there is nobody above
 */
export function earlyRung(
  { ladder }: Pick<Obligation, 'ladder'>,
  { notices }: Pick<ObligationState, 'notices'>,
  moment: Pick<Moment, 'calendar' | 'cadence' | 'day'>,
): EarlyRung | null {
  const index = ladder.findLastIndex(({ rung, mandatory }) => mandatory && notices[rung] !== undefined);
  const told = index < 0 ? undefined : notices[ladder[index]!.rung];
  if (told === undefined || told.acknowledged.length > 0) return null;
  const { to } = ladder[index]!;
  const rung = ladder
    .slice(index + 1)
    .find((each) => each.to.role !== to.role || each.to.person !== to.person);
  if (rung === undefined) return null;
  if (isUndeliverable(told)) return { rung, why: 'undeliverable', on: moment.day };
  const first = told.handedOver[0];
  if (first === undefined) return null;
  const { calendar, cadence } = moment;
  const handedOn = dayIn(calendar.zone, first.at);
  return { rung, why: 'unacknowledged', on: calendar.nthWorkingDayAfter(handedOn, cadence.acknowledge) };
}

/** One way to one person was given up, and that way was not found since. */
function isUndeliverable({ failed, handedOver }: RaisedNotice): boolean {
  return failed.some(
    ({ code, channel, person }) =>
      code !== 'outcome-unknown' &&
      !handedOver.some(
        (handed) => channel === null || (handed.channel === channel && handed.person === person),
      ),
  );
}
