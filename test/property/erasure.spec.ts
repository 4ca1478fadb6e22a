import { catalogue } from '@app/contracts';
import {
  type Decider,
  type DomainEvent,
  type Entry,
  ErasedBodyError,
  fold,
  isPersonal,
  MemoryEventStore,
  personalFields,
  replaceObjects,
} from '@app/eventsourcing';
import { accountDecider, personDecider, programmeEvents } from '@app/programme';
import fc from 'fast-check';
import { CLUSTER, manager, noon, uid, World } from '../../libs/programme/src/testing/world.js';
import { readyFor } from '../../libs/programme/src/testing/journey.js';
import { asJson } from '../histories/history.js';
import { Draws } from './support/draws.js';
import { generate } from './support/generate.js';
import { Known } from './support/known.js';
import { runs, seeded } from './support/seed.js';

type AnyDecider = Decider<unknown, unknown, DomainEvent, undefined>;
const deciders = {
  person: personDecider as unknown as AnyDecider,
  account: accountDecider as unknown as AnyDecider,
};
type Kind = keyof typeof deciders;
const kinds = Object.keys(deciders) as Kind[];

/** The person whose stream it is; an account is of this person, too. */
const PERSON = uid(0x100);
const ACCOUNT = uid(0xacc);
const STREAM = { person: PERSON, account: ACCOUNT } as const;

/** A store with what random commands recorded of a person or an account. */
async function recorded(kind: Kind, salts: readonly number[]): Promise<MemoryEventStore> {
  const store = new MemoryEventStore({ registry: programmeEvents });
  const stream = STREAM[kind];
  const at = noon('2026-01-05');
  for (const [index, salt] of salts.entries()) {
    const draws = new Draws(salt);
    const version = (await store.readStream(stream)).length;
    const { name, schema, example } = version === 0 ? catalogue[kind][0]! : draws.pick(catalogue[kind]);
    const known = new Known(new World(), name, stream);
    const parsed = schema.safeParse(generate(schema, example, { draws, known, keep: 0.6 }));
    if (!parsed.success) continue;
    const commandId = uid(0xc0de000000 + index);
    const context = { commandId, stream, actor: manager, at, effectiveAt: at };
    const state = fold(deciders[kind], await store.readStream(stream));
    const command = { type: name, data: parsed.data };
    const decision = deciders[kind].decide(command, state, context, undefined);
    if (!decision.ok || decision.events.length === 0) continue;
    const head = { ...context, category: kind, expectedVersion: version, definition: null };
    await store.append({ ...head, request: null, events: decision.events });
  }
  return store;
}

const salts = fc.array(fc.noShrink(fc.nat()), { minLength: 1, maxLength: 12, size: 'max' });
const stateOf = (kind: Kind, entries: readonly Entry[]): unknown => fold(deciders[kind], entries);

/** A value with its personal values erased wherever `erase` says so. */
const erasedWhere = (value: unknown, erase: (subject: string) => boolean): unknown =>
  replaceObjects(value, (each) =>
    isPersonal(each) && erase(each.subject) ? { subject: each.subject, erased: true } : undefined,
  );
const erasedEverywhere = (value: unknown): unknown => erasedWhere(value, () => true);

/** Every person whose data stands in entries. */
function subjectsOf(entries: readonly Entry[]): string[] {
  const subjects = new Set<string>();
  erasedWhere(entries, (subject) => subjects.add(subject) === undefined);
  return [...subjects];
}

/** Entries with personal fields erased one by one, at the places that their types declare. */
function erasedAtRandom(entries: readonly Entry[], draws: Draws): { entries: Entry[]; erased: number } {
  let erased = 0;
  const erase = (event: DomainEvent): DomainEvent => {
    const fields = personalFields(event.data, programmeEvents.spec(event.type).personal);
    const chosen = new Set(fields.filter(() => draws.chance(0.5)).map(({ path }) => path));
    erased += chosen.size;
    const data = replaceObjects(event.data, (value, path) =>
      chosen.has(path) ? { subject: (value as { subject: string }).subject, erased: true } : undefined,
    );
    return { ...event, data: data as object };
  };
  return { entries: entries.map((entry) => ({ ...entry, events: entry.events.map(erase) })), erased };
}

describe.each(kinds)('a stream of kind %s whose personal data is erased', (kind) => {
  it(seeded('field by field folds to the same state, but for those values'), async () => {
    let erased = 0;
    await fc.assert(
      fc.asyncProperty(salts, fc.nat(), async (drawn, salt) => {
        const whole = await (await recorded(kind, drawn)).readStream(STREAM[kind]);
        const partly = erasedAtRandom(whole, new Draws(salt));
        erased += partly.erased;
        for (const { events } of partly.entries) {
          for (const { type, data } of events) expect(programmeEvents.spec(type).parse(data)).toEqual(data);
        }
        const states = [whole, partly.entries].map((entries) => stateOf(kind, entries));
        expect(erasedEverywhere(states[1])).toEqual(erasedEverywhere(states[0]));
      }),
      runs(60),
    );
    expect(erased).toBeGreaterThan(10);
  });

  it(seeded('with its key folds to the same state with every such value erased'), async () => {
    let destroyed = 0;
    await fc.assert(
      fc.asyncProperty(salts, fc.nat(), async (drawn, salt) => {
        const store = await recorded(kind, drawn);
        const entries = await store.readStream(STREAM[kind]);
        const draws = new Draws(salt);
        const gone = new Set(subjectsOf(entries).filter(() => draws.chance(0.7)));
        for (const subject of gone) store.destroyKey(subject);
        destroyed += gone.size;
        const read = await store.readStream(STREAM[kind]);
        expect(read).toEqual(erasedWhere(entries, (subject) => gone.has(subject)));
        const before = stateOf(kind, entries);
        expect(stateOf(kind, read)).toEqual(erasedWhere(before, (subject) => gone.has(subject)));
      }),
      runs(40),
    );
    expect(destroyed).toBeGreaterThan(10);
  });

  it(seeded('decides on as before'), async () => {
    await fc.assert(
      fc.asyncProperty(salts, fc.constantFrom(...catalogue[kind]), async (drawn, { name, example }) => {
        const entries = await (await recorded(kind, drawn)).readStream(STREAM[kind]);
        const context = { commandId: uid(1), stream: STREAM[kind], actor: manager, at: noon('2026-01-06') };
        const gone = entries.map((entry) => erasedEverywhere(entry) as Entry);
        const [one, other] = [entries, gone].map((each) =>
          deciders[kind].decide(
            { type: name, data: example },
            stateOf(kind, each),
            { ...context, effectiveAt: context.at },
            undefined,
          ),
        );
        expect(other).toEqual(one);
      }),
      runs(40),
    );
  });
});

describe('an entry whose whole body is erased', () => {
  const allows = (type: string): boolean => programmeEvents.spec(type).erased !== undefined;

  it('is read as its types declare, or not at all: a fold never skips it', async () => {
    const store = new MemoryEventStore({ registry: programmeEvents });
    for (const { id: _, version, ...entry } of readyFor(new World(), 'support').entries(CLUSTER)) {
      await store.append({ ...entry, expectedVersion: version - 1, request: null });
    }
    const entries = await store.readStream(CLUSTER);
    for (const { id, events } of entries) {
      const other = new MemoryEventStore({ registry: programmeEvents });
      for (const { id: _, version, ...entry } of entries) {
        await other.append({ ...entry, expectedVersion: version - 1, request: null });
      }
      other.eraseBody(id);
      const read = other.readStream(CLUSTER);
      if (events.every(({ type }) => allows(type))) expect(await read).toHaveLength(entries.length);
      else await expect(read).rejects.toThrow(ErasedBodyError);
    }
  });

  it('reads, where a type declares it, as data that the type itself takes', () => {
    const meta = asJson({ ...readyFor(new World(), 'fpk').entries(CLUSTER)[0]!, events: undefined });
    for (const type of programmeEvents.types().filter(allows)) {
      const { data } = programmeEvents.erased(type, meta as never);
      expect(programmeEvents.spec(type).parse(data)).toEqual(data);
    }
  });
});
