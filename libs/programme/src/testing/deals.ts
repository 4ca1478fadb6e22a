import { type AgreementTerms, exampleTerms } from '@app/contracts';
import { textHash } from '../agreement/views.js';
import { judgeSustained } from '../definitions/judge.js';
import { sevenSteps } from '../definitions/seven-steps/index.js';
import { addDays } from '../shared/calendar.js';
import { complete, MEMBERS, readyFor, representative } from './journey.js';
import { assist, LPT, PKE } from './partners.js';
import { actorOf, CLUSTER, events, noon, once, uid, World } from './world.js';

export type Kind = 'lpt' | 'pke';
export const PARTNER = uid(0xa4);
export const WORK = uid(0x901);
const STREAM = { lpt: LPT, pke: PKE };

/** A text that meets every criterion of its step, in force for a year from today. */
export function dealTerms(world: World, kind: Kind, changes: Partial<AgreementTerms> = {}): AgreementTerms {
  const base = exampleTerms as AgreementTerms;
  const work = { work: WORK, what: 'Pendampingan', paidBy: 'cash' as const };
  return {
    ...base,
    date: world.today,
    from: world.today,
    until: addDays(world.today, 364),
    cluster: { ...base.cluster, signatory: representative(0) },
    partner: { ...base.partner, signatory: PARTNER },
    partnerKind: kind === 'lpt' ? 'university' : 'other',
    works: [{ ...work, kind: kind === 'lpt' ? 'technical' : 'training' }],
    ...changes,
  };
}

/** Only drafted. */
export function draftDeal(
  world: World,
  kind: Kind,
  changes: Partial<AgreementTerms> = {},
  stream = STREAM[kind],
): World {
  const terms = dealTerms(world, kind, changes);
  events(world.agreement(stream, { type: 'draft-agreement', data: { cluster: CLUSTER, kind, terms } }));
  return world;
}

export function accompany(world: World, stream = LPT, heldOn = world.today): World {
  events(world.agreement(stream, { type: 'record-accompaniment', data: { member: MEMBERS[1][0], heldOn } }));
  return world;
}

/** Both sides confirm what was drafted. */
export function confirmDeal(world: World, kind: Kind, stream = STREAM[kind]): World {
  const { state } = world.surroundings().agreements.find((known) => known.stream === stream)!;
  const hash = textHash(CLUSTER, kind, state.terms!);
  events(world.agreement(stream, { type: 'open-confirmation', data: { hash } }));
  for (const [side, person] of [
    ['cluster', state.terms!.cluster.signatory],
    ['partner', PARTNER],
  ] as const) {
    const data = { side, hash, read: true } as const;
    events(world.agreement(stream, { type: 'confirm-agreement', data }, { by: actorOf(person) }));
  }
  return world;
}

export const dealInForce = (
  world: World,
  kind: Kind,
  changes: Partial<AgreementTerms> = {},
  stream = STREAM[kind],
) => confirmDeal(draftDeal(world, kind, changes, stream), kind, stream);

export function terminate(world: World, stream: string): World {
  events(
    world.agreement(stream, {
      type: 'terminate-agreement',
      data: { endedOn: world.today, reason: 'Mangkir' },
    }),
  );
  return world;
}
export function fulfil(world: World, stream: string): World {
  events(
    world.agreement(stream, { type: 'fulfil-agreement', data: { endedOn: world.today, note: 'Selesai' } }),
  );
  return world;
}

/** Steps 1 to 4 completed on 5 January 2026. */
export const before5 = once(() => complete(readyFor(new World(), 'fkak'), 'fkak'));

const completed5 = once(() => {
  const world = accompany(draftDeal(before5(), 'lpt'));
  return complete(confirmDeal(world, 'lpt'), 'lpt');
});
const completed6 = once(() => complete(assist(dealInForce(completed5(), 'pke')), 'pke'));

/** Steps up to 5 or 6 completed on 5 January 2026, their agreements in force for a year. */
export const completedTo = (step: 'lpt' | 'pke'): World => (step === 'lpt' ? completed5() : completed6());

/** One sustained duty as judged at noon of a day, today by default. */
export function dutyOf(world: World, id: string, day = world.today) {
  const result = judgeSustained(sevenSteps, world.surroundings(), noon(day)).find((each) => each.id === id)!;
  return {
    state: result.state,
    reasons: result.reasons.map(({ code }) => code),
    texts: result.reasons.map(({ text }) => text.en),
    due: result.due,
    nextChange: result.nextChange,
    evidence: result.evidence.map(({ type }) => type),
  };
}
