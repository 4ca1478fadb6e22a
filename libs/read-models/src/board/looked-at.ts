import type { Known, Surroundings } from '@app/programme';

/** Something that a judge read, and the value it found. */
interface Look {
  readonly stream: string;
  /** A member of the state, or a type of its facts. */
  readonly of: 'state' | 'facts';
  readonly name: string;
  readonly value: unknown;
}

type Bag = Readonly<Record<string, unknown>>;
type AnyKnown = Known<unknown>;

/** All of a stream's facts at once. */
const ALL = '*';

const listed = (streams: readonly AnyKnown[]): string => streams.map(({ stream }) => stream).join();

/**
 * What an answer rests on. States never change in place, so an answer stands as long as everything that was read
 * for it is the very same object: most entries touch nothing that most criteria look at.
 */
export class Looked {
  private readonly looks = new Map<string, Look>();
  private readonly lists: string[];
  private readonly overrides: Surroundings['overrides'];
  /** What to hand to the judge: reading through it is noted. */
  readonly on: Surroundings;

  constructor(on: Surroundings) {
    this.lists = listsOf(on);
    this.overrides = on.overrides;
    const noted = <S>(known: Known<S>): Known<S> => ({
      ...known,
      state: this.notedState(known.stream, known.state as Bag) as S,
    });
    this.on = {
      ...on,
      cluster: noted(on.cluster),
      forum: on.forum && noted(on.forum),
      agreements: on.agreements.map(noted),
      cycles: on.cycles.map(noted),
    };
  }

  /** @returns whether nothing that was read has changed */
  stands(on: Surroundings, states: ReadonlyMap<string, unknown>): boolean {
    if (on.overrides !== this.overrides) return false;
    if (!listsOf(on).every((list, index) => list === this.lists[index])) return false;
    for (const look of this.looks.values()) {
      const state = states.get(look.stream) as Bag | undefined;
      if (state === undefined || found(state, look) !== look.value) return false;
    }
    return true;
  }

  private notedState(stream: string, state: Bag): Bag {
    const facts = this.notedFacts(stream, state.facts as Bag);
    return new Proxy(state, {
      get: (target, name) => {
        if (name === 'facts') return facts;
        const value = Reflect.get(target, name) as unknown;
        if (typeof name === 'string') this.note({ stream, of: 'state', name, value });
        return value;
      },
      // Whoever spreads or lists a state has read all of it.
      ownKeys: (target) => {
        for (const [name, value] of Object.entries(target)) this.note({ stream, of: 'state', name, value });
        return Reflect.ownKeys(target);
      },
    });
  }

  private notedFacts(stream: string, facts: Bag): Bag {
    return new Proxy(facts, {
      get: (target, name) => {
        const value = Reflect.get(target, name) as unknown;
        if (typeof name === 'string') this.note({ stream, of: 'facts', name, value });
        return value;
      },
      ownKeys: (target) => {
        this.note({ stream, of: 'facts', name: ALL, value: target });
        return Reflect.ownKeys(target);
      },
    });
  }

  private note(look: Look): void {
    const key = `${look.stream} ${look.of} ${look.name}`;
    if (!this.looks.has(key)) this.looks.set(key, look);
  }
}

function found(state: Bag, { of, name }: Look): unknown {
  if (of === 'state') return state[name];
  const facts = state.facts as Bag;
  return name === ALL ? facts : facts[name];
}

const listsOf = (on: Surroundings): string[] => [
  on.forum?.stream ?? '',
  listed(on.agreements),
  listed(on.cycles),
];
