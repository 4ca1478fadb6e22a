import type { AgreementState, Surroundings } from '@app/programme';
import { complaintsOf, fairDealMeter } from '@app/programme';
import type { JudgedStep } from './judged-step.js';

/** A state never changes in place, so what was worked out for it stays true; forgotten with the state. */
const losses = new WeakMap<AgreementState, readonly string[]>();

function lossFlags(state: AgreementState): readonly string[] {
  let flags = losses.get(state);
  if (flags === undefined) {
    const open = complaintsOf(state).some(
      ({ complaint, resolution }) => complaint.data.kind === 'one-sided-loss' && resolution === null,
    );
    const alarm = fairDealMeter(state).alarm.active;
    flags = [...(open ? ['one-sided-loss'] : []), ...(alarm ? ['one-sided-loss-alarm'] : [])];
    losses.set(state, flags);
  }
  return flags;
}

/**
 * Things that do not block and must be seen: a lapsed step and completed ones after it, an FPK that is its own
 * PKE, a choice without comparison, a waiver in force, a party that loses alone.
 */
export function boardFlags(steps: readonly JudgedStep[], on: Surroundings): string[] {
  const lapsed = steps.find(({ state }) => state === 'lapsed');
  const after = lapsed && steps.some(({ number, state }) => number > lapsed.number && state === 'completed');
  const reached = steps.filter(({ state }) => state !== 'locked');
  const judged = reached.flatMap(({ checklist }) => checklist.criteria.flatMap(({ flags }) => flags));
  const waived = Object.values(on.cluster.state.waivers).some(({ state }) => state === 'granted');
  const flags = [
    ...(lapsed ? ['lapsed'] : []),
    ...(after ? ['after-lapsed'] : []),
    ...(waived ? ['waived'] : []),
    ...judged,
    ...on.agreements.flatMap(({ state }) => lossFlags(state)),
  ];
  return [...new Set(flags)].sort();
}
