import type { CycleCommand } from '@app/contracts';
import { agree, CYCLE, LPT, PKE } from '../../testing/partners.js';
import { complete, INSTITUTION, readyFor } from '../../testing/journey.js';
import { actorOf, CLUSTER, events, FORUM, once, uid, World } from '../../testing/world.js';
import type { ActorCode, AspectCode } from '../coverage.js';

export const MONITOR = actorOf(uid(0xa2));
export const APPROVER = actorOf(uid(0xa3));
/** The quarter that the specifications monitor; the world begins in it. */
export const PERIOD = '2026-Q1';

export const SUBJECT: Readonly<Record<ActorCode, string>> = {
  fpk: FORUM,
  institution: INSTITUTION,
  lpt: LPT,
  pke: PKE,
  fkak: CLUSTER,
};

/** Steps 1 to 4 completed on 5 January 2026, an LPT and a PKE in force from that day. */
export const running = once(() => {
  const world = complete(readyFor(new World(), 'fkak'), 'fkak');
  agree(world, 'lpt');
  return agree(world, 'pke');
});

type Judged = Extract<CycleCommand, { type: 'judge-item' }>['data'];

/** One item; the id follows from what is judged, so that a test can name it. */
export function item(actor: ActorCode, aspect: AspectCode, changes: Partial<Judged> = {}) {
  const data: Judged = {
    item: itemId(actor, aspect),
    actor,
    subject: SUBJECT[actor],
    aspect,
    verdict: 'conforms',
    evidence: [{ what: 'Notulen' }],
    ...changes,
  };
  return { type: 'judge-item', data } as const;
}

const ACTORS = Object.keys(SUBJECT) as ActorCode[];
const ASPECTS: readonly AspectCode[] = [
  'implementation',
  'progress',
  'conformity',
  'fairness',
  'cooperation',
];
export const itemId = (actor: ActorCode, aspect: AspectCode): string =>
  uid(0xa00 + ACTORS.indexOf(actor) * 16 + ASPECTS.indexOf(aspect));

export const open = (period = PERIOD) =>
  ({ type: 'open-cycle', data: { cluster: CLUSTER, period } }) as const;
export const submit = { type: 'submit-cycle', data: {} } as const;
export const approve = { type: 'approve-cycle', data: {} } as const;

export const FINDING = uid(0xb01);
export function finding(itemJudged: string, due = '2026-12-31', id = FINDING) {
  const words = { what: 'Terlambat', cause: 'Bahan', recommendation: 'Susun ulang' };
  return {
    type: 'raise-finding',
    data: { finding: id, item: itemJudged, code: 'progress', due, ...words },
  } as const;
}

/** A world whose cycle is open. */
export function opened(world = running()): World {
  events(world.cycle(CYCLE, open(), { by: MONITOR }));
  return world;
}

/** Everything judged as conforming, but for what is given another judgement or left out with null. */
export function judged(
  changes: Partial<Record<`${ActorCode}/${AspectCode}`, Partial<Judged> | null>> = {},
  world = opened(),
): World {
  for (const actor of ACTORS) {
    for (const aspect of ASPECTS) {
      const change = changes[`${actor}/${aspect}`];
      if (change === null || (aspect === 'cooperation' && actor !== 'fkak')) continue;
      events(world.cycle(CYCLE, item(actor, aspect, change), { by: MONITOR }));
    }
  }
  return world;
}

const allConforms = once(() => judged());

export function submitted(world = allConforms()): World {
  events(world.cycle(CYCLE, submit, { by: MONITOR }));
  return world;
}

export function approved(world = submitted()): World {
  events(world.cycle(CYCLE, approve, { by: APPROVER }));
  return world;
}

/** An approved cycle with one finding, due at the end of June 2026. */
export function withFinding(due = '2026-06-30'): World {
  const world = judged({ 'lpt/progress': { verdict: 'partly' } });
  events(world.cycle(CYCLE, finding(itemId('lpt', 'progress'), due), { by: MONITOR }));
  return approved(submitted(world));
}
