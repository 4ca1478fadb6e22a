import { checkAppend, type Decision, type DomainEvent, type Entry, fold } from '@app/eventsourcing';
import { addDays, programmeEvents } from '@app/programme';
import fc from 'fast-check';
import { CYCLE, LPT, PKE } from '../../../libs/programme/src/testing/partners.js';
import { CLUSTER, FORUM, type Told, uid, type World } from '../../../libs/programme/src/testing/world.js';
import { asJson, deciderOf } from '../../histories/history.js';
import { beginnings, categories, richTerms, type StreamKind } from './beginnings.js';
import { pickCommand } from './commands.js';
import { Draws } from './draws.js';
import { fitted, speaker } from './hints.js';
import { generate } from './generate.js';
import { Known } from './known.js';

/** A sequence as fast-check draws and shrinks it: where it begins, and a number for each turn. */
export interface Sequence {
  readonly beginning: number;
  readonly salts: readonly number[];
}

/** @param maxTurns in each of which a few commands may be tried until one is accepted */
export const sequences = (maxTurns: number): fc.Arbitrary<Sequence> =>
  fc.record({
    beginning: fc.nat({ max: 59 }),
    // A salt stands for a whole turn, so a smaller one would be another and not a simpler one.
    salts: fc.array(fc.noShrink(fc.nat()), { minLength: 1, maxLength: maxTurns, size: 'max' }),
  });

/** One command with what came of it. */
export interface Given {
  readonly category: StreamKind;
  readonly stream: string;
  readonly command: { readonly type: string; readonly data: unknown };
  readonly told: Told;
  readonly decision: Decision<DomainEvent>;
}

const STREAMS: Readonly<Record<StreamKind, readonly string[]>> = {
  forum: [FORUM],
  cluster: [CLUSTER],
  agreement: [LPT, PKE, uid(0xb9)],
  cycle: [CYCLE, uid(0xd2)],
};

/** Moves the clock by none to many days. */
function pass(draws: Draws, world: World): void {
  const days = draws.weighted([
    [7, 0],
    [3, draws.int(1, 14)],
    [0.7, draws.int(15, 120)],
  ]);
  world.on(addDays(world.today, days));
}

/** From when a fact is to hold: mostly from now on. */
function heldFrom(draws: Draws, { today }: World): Pick<Told, 'effective'> {
  const from = draws.weighted([
    [20, undefined],
    [2, addDays(today, -draws.int(1, 60))],
    [0.5, addDays(today, 1)],
  ]);
  return from === undefined ? {} : { effective: from };
}

/** How often somebody who was refused tries something else before the next turn. */
const TRIES = 3;
/** Whether something was recorded. */
export const recorded = ({ decision }: Given): boolean => decision.ok && decision.events.length > 0;

/** Draws one command and gives it; one that the contract refuses never came, and is null. */
function give(world: World, kind: StreamKind, draws: Draws): Given | null {
  const category = draws.chance(0.85) ? kind : draws.pick(categories);
  const stream = streamOf(draws, world, category);
  const { name, schema, example } = pickCommand(draws, category, world.entries(stream).length > 0);
  pass(draws, world);
  const terms = () => richTerms(world, draws.pick(['lpt', 'pke']));
  const writesText = name === 'draft-agreement' || name === 'revise-terms';
  const drawn = generate(schema, writesText ? { ...(example as object), terms: terms() } : example, {
    draws,
    known: new Known(world, name, stream),
    keep: writesText ? 0.98 : 0.7,
  });
  const parsed = schema.safeParse(fitted(draws, name, drawn as object));
  if (!parsed.success) return null;
  const data = parsed.data as object;
  const told = { by: speaker(draws, name, data), ...heldFrom(draws, world) };
  const command = { type: name, data };
  return { category, stream, command, told, decision: decide(world, category, stream, command, told) };
}

/** Mostly a stream that is there. */
function streamOf(draws: Draws, world: World, category: StreamKind): string {
  const begun = STREAMS[category].filter((stream) => world.entries(stream).length > 0);
  return draws.pick(begun.length > 0 && draws.chance(0.9) ? begun : STREAMS[category]);
}

function decide(world: World, category: StreamKind, stream: string, command: unknown, told: Told) {
  switch (category) {
    case 'forum':
      return world.forum(command as never, told);
    case 'cluster':
      return world.cluster(command as never, told);
    case 'agreement':
      return world.agreement(stream, command as never, told);
    case 'cycle':
      return world.cycle(stream, command as never, told);
  }
}

export function turn(world: World, kind: StreamKind, draws: Draws, look: (given: Given) => void): void {
  for (let tries = 0; tries < TRIES; tries++) {
    const given = give(world, kind, draws);
    if (given === null) continue;
    look(given);
    if (recorded(given)) return;
  }
}

/**
 * Plays a sequence through the deciders.
 *
 * @param kind the kind of stream that most commands are for
 * @param look called after each command
 * @throws Error with every command so far when a decider or `look` threw
 */
export function play(
  kind: StreamKind,
  { beginning, salts }: Sequence,
  look: (given: Given, world: World) => void = () => {},
): World {
  const worlds = beginnings[kind];
  const world = worlds[beginning % worlds.length]!();
  const story: string[] = [`beginning ${beginning % worlds.length} of ${kind}`];
  try {
    for (const salt of salts) {
      story.push(`turn ${salt}, from ${world.today}`);
      turn(world, kind, new Draws(salt), (given) => {
        story.push(written(given));
        look(given, world);
      });
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\nafter:\n${story.join('\n')}`, { cause: error });
  }
  return world;
}

const written = ({ stream, command, told: { effective, by }, decision }: Given): string =>
  JSON.stringify({ effective, by: by?.account, stream, command, accepted: decision.ok });

/** @throws Error when a store would refuse the entry, or would keep other events than the decider answered */
export function checkStorable({ id: _, version, definition: _pin, ...entry }: Entry): void {
  const kept = checkAppend(programmeEvents, {
    ...entry,
    expectedVersion: version - 1,
    request: null,
  } as never);
  expect(kept).toEqual(asJson(entry.events));
}

/** @returns the state of a stream @throws LifecycleError when its lifecycle does not accept an event */
export const foldOf = (entries: readonly Entry[]): unknown => fold(deciderOf(entries[0]!.category), entries);
