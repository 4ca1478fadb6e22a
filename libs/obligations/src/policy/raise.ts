import type { Rung } from '@app/contracts';
import type { Notice, ObligationState } from '@app/programme';
import { type InternalObligationCommand, obligationStatusOf } from '@app/programme';
import type { LadderRung, Obligation } from './types.js';
import type { Day } from './working-calendar.js';

/**
 * The rungs whose notices go out on a day, lowest first. Where somebody would hear of several at once, because the
 * engine stood still or the fact was recorded late, only the highest is said; a lower one is never said after it.
 *
 * @param raised rungs that were raised before, of this key
 */
export function rungsToRaise(
  { ladder, state }: Pick<Obligation, 'ladder' | 'state'>,
  raised: ReadonlySet<Rung>,
  day: Day,
): LadderRung[] {
  if (state !== 'open') return [];
  const come = ladder.filter(({ on, rung }) => on <= day || raised.has(rung));
  return come.filter((rung, index) => {
    const overtaken = come.slice(index + 1).some((higher) => samePerson(higher.to, rung.to));
    return !raised.has(rung.rung) && rung.on <= day && !overtaken;
  });
}

const samePerson = (one: LadderRung['to'], other: LadderRung['to']): boolean =>
  one.role === other.role && one.person === other.person;

/** @returns the notice of a rung, as the obligation's stream records it */
export function noticeOf(obligation: Obligation, { rung, to, mandatory }: LadderRung): Notice {
  const { key, kind, subject, period, cluster, region, owner, due, source } = obligation;
  return { key, kind, subject, period, cluster, region, owner, rung, to, due, mandatory, source };
}

/**
 * What an obligation's stream has yet to be told of how the obligation stands now.
 *
 * @param obligation undefined when the policy no longer answers the key: the fact that it rested on was retracted
 * @param stream its notices so far
 * @returns a command for the stream, or null when it knows already, or when nobody was ever told of the obligation
 */
export function settlementFor(
  obligation: Pick<Obligation, 'state' | 'settledBy' | 'why'> | undefined,
  stream: ObligationState,
): Extract<InternalObligationCommand, { type: 'settle-obligation' }> | null {
  if (stream.identity === null) return null;
  const state = obligation?.state ?? 'void';
  if (state === obligationStatusOf(stream)) return null;
  const by = obligation?.settledBy ?? null;
  const type = 'settle-obligation';
  if (state === 'void') return { type, data: { state, why: obligation?.why ?? 'no-longer-due', by } };
  return { type, data: { state, by } };
}
