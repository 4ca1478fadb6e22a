import type { StepKey } from '@app/contracts';
import type { Decision, DomainEvent } from '@app/eventsourcing';
import { before5, completedTo } from '../../testing/deals.js';
import { complete, enrol, formForum, readyFor, seatFkak } from '../../testing/journey.js';
import { actorOf, CLUSTER, events, once, refusedFor, type Told, uid, World } from '../../testing/world.js';
import type { AnyClusterCommand } from '../decider.js';
import { regionsOf } from '../lifecycle.js';

export { before5, completedTo };

/** The data of the command that goes by this name; one member of the union goes by two. */
type DataOf<N, C = AnyClusterCommand> = C extends { type: infer T; data: infer D }
  ? N extends T
    ? D
    : never
  : never;

/** Gives the cluster a command, typed by its name. */
export const give = <N extends AnyClusterCommand['type']>(
  world: World,
  type: N,
  data: DataOf<N>,
  told?: Told,
): Decision<DomainEvent> => world.cluster({ type, data } as AnyClusterCommand, told);

/** The facts that a command leaves: their names and data. */
export const leaves = <N extends AnyClusterCommand['type']>(
  world: World,
  type: N,
  data: DataOf<N>,
  told?: Told,
): readonly (readonly [string, object])[] =>
  events(give(world, type, data, told)).map((event) => [event.type, event.data] as const);

/** The reasons of a refusal with their fields. */
export const refuses = <N extends AnyClusterCommand['type']>(
  world: World,
  type: N,
  data: DataOf<N>,
  told?: Told,
): string[] => refusedFor(give(world, type, data, told));

/** A cluster just enrolled under a forum that meets every criterion of step 1. */
export const enrolled = once(() => enrol(formForum(new World())));
/** Step 1 submitted by the manager. */
export const submitted = once(() => {
  const world = enrolled();
  events(give(world, 'submit-step', { step: 'fpk' }));
  return world;
});
/** Step 1 completed. */
export const completed = once(() => complete(enrolled(), 'fpk'));
/** Sub-groups listed and twelve representatives seated, nothing completed. */
export const represented = once(() => seatFkak(enrolled()));

export const readyAt = (step: StepKey): World => readyFor(new World(), step);
export const statusOf = (world: World, step: StepKey) => regionsOf(world.clusterKnown().state)[step];
export const standingOf = (world: World) => regionsOf(world.clusterKnown().state).standing;

/** A member of the forum who does not coordinate it. */
export const member = actorOf(uid(0x101));
export const operator = { account: 'operator', person: null };

/** The version of the newest entry that holds an event of this type. */
export const versionOf = (world: World, type: string, stream = CLUSTER): number =>
  world.entries(stream).findLastIndex(({ events: all }) => all.some((each) => each.type === type)) + 1;
