import type { CycleCommand } from '@app/contracts';
import type { Day } from '@app/obligations';
import { addDays, quarterDays, quarterOf } from '@app/programme';
import {
  APPROVER,
  item,
  MONITOR,
  running,
} from '../../../../libs/programme/src/monitoring/testing/cycles.js';
import { completedTo } from '../../../../libs/programme/src/testing/deals.js';
import { formForum, readyFor } from '../../../../libs/programme/src/testing/journey.js';
import { once, uid, World } from '../../../../libs/programme/src/testing/world.js';
import { beginnings, type StreamKind } from '../beginnings.js';
import type { Draws } from '../draws.js';
import { turn } from '../play.js';

const formed = once(() => formForum(new World()));
const stages: readonly (() => World)[] = [
  once(() => readyFor(new World(), 'fpk')),
  once(() => readyFor(new World(), 'flagship')),
  once(() => readyFor(new World(), 'support')),
  once(() => readyFor(new World(), 'fkak')),
  running,
  running,
  () => completedTo('lpt'),
  () => completedTo('pke'),
];

/** Two years of a forum: it meets more or less, gives out work, seats and loses members, takes things back. */
export function forumWorld(draws: Draws, until: Day): World {
  const world = formed();
  while (pass(draws, world, until, [20, 80])) {
    if (draws.chance(0.6)) meets(draws, world);
    else turn(world, 'forum', draws, () => {});
  }
  return world;
}

/** Two years of a cluster: cycles in time, late or never, and whatever else its people may record. */
export function clusterWorld(draws: Draws, until: Day): World {
  const begun = draws.pick(beginnings[draws.pick(KINDS)])();
  const enrolled = begun.clusterKnown().version > 0;
  const world = enrolled && draws.chance(0.3) ? begun : draws.pick(stages)();
  const diligence = draws.pick([0.15, 0.5, 0.9]);
  while (pass(draws, world, until, [15, 90])) {
    if (draws.chance(diligence)) monitors(draws, world);
    const kind = draws.pick(KINDS);
    if (draws.chance(0.7)) turn(world, kind, draws, () => {});
    if (draws.chance(0.06)) pauses(draws, world);
  }
  return world;
}

const KINDS: readonly StreamKind[] = ['cluster', 'cluster', 'agreement', 'cycle'];

function pass(draws: Draws, world: World, until: Day, [least, most]: readonly [number, number]): boolean {
  world.on(addDays(world.today, draws.int(least, most)));
  return world.today < until;
}

function meets(draws: Draws, world: World): void {
  const actions = Array.from({ length: draws.int(0, 2) }, () => ({
    action: uid(0x5_000_000 + draws.int(0, 0xff_ffff)),
    what: 'Menindaklanjuti',
    owner: uid(0x100 + draws.int(0, 3)),
    due: addDays(world.today, draws.int(5, 90)),
  }));
  const meeting = uid(0x6_000_000 + draws.int(0, 0xff_ffff));
  const data = {
    ...{ meeting, heldOn: world.today, purposes: ['evaluation'], clusters: [], decisions: [] },
    ...{ attendees: [uid(0x100), uid(0x101)], actions },
  };
  world.forum({ type: 'record-meeting', data } as never);
  for (const { action } of actions) {
    if (draws.chance(0.5))
      world.forum({ type: 'close-action', data: { action, doneOn: world.today, how: 'Selesai' } } as never);
  }
}

/** Goes on where the programme was suspended; else suspends it, seldom for good. */
function pauses(draws: Draws, world: World): void {
  const give = (type: 'resume-programme' | 'suspend-programme' | 'withdraw-programme') =>
    world.cluster({ type, data: { reason: 'Anggaran' } });
  if (!give('resume-programme').ok) give(draws.chance(0.9) ? 'suspend-programme' : 'withdraw-programme');
}

/** The next step of the cycle that is due: of the quarter that ended, or of this one. */
function monitors(draws: Draws, world: World): void {
  const before = quarterOf(addDays(quarterDays(quarterOf(world.today)).from, -1));
  const period = draws.chance(0.7) ? before : quarterOf(world.today);
  const known = world.surroundings().cycles.find(({ state }) => state.identity?.period === period);
  const number = Number(period.slice(2, 4)) * 4 + Number(period.slice(-1));
  const stream = known?.stream ?? uid(0xd000 + number);
  const give = (command: CycleCommand, by = MONITOR) => world.cycle(stream, command, { by });
  if (known === undefined) {
    give({ type: 'open-cycle', data: { cluster: world.clusterKnown().stream, period } });
    return;
  }
  if (give({ type: 'approve-cycle', data: {} }, APPROVER).ok) return;
  for (const actor of ['fpk', 'institution', 'lpt', 'pke', 'fkak'] as const) {
    for (const aspect of ['implementation', 'progress', 'conformity', 'fairness', 'cooperation'] as const) {
      if (draws.chance(0.98)) give(item(actor, aspect));
    }
  }
  if (draws.chance(0.8)) give({ type: 'submit-cycle', data: {} });
  if (draws.chance(0.2)) give({ type: 'return-cycle', data: { reason: 'Lengkapi' } } as never, APPROVER);
}
