import type { AppendRequest, DomainEvent, EventStore } from '@app/eventsourcing';
import { EventRegistry } from '@app/eventsourcing';

/** What the contract suite needs of a store under test, beside the port. */
export interface ContractHarness {
  /** The same log as a program with other event types reads it. */
  open(registry: EventRegistry): EventStore;
  /** Gives every appended entry its position. */
  seal(): Promise<void>;
  /** Destroys a person's key: erases the person. */
  destroyKey(subject: string): Promise<void>;
  /** Erases the whole body of an entry. */
  eraseBody(id: number): Promise<void>;
  /** Moves the clock that sealing goes by. */
  setClock(instant: string): void;
  close(): Promise<void>;
}

const text = (data: unknown, field: string) => {
  const value = (data as Record<string, unknown>)[field];
  if (typeof value !== 'string') throw new Error(`${field} is not text`);
};

const noted = {
  type: 'Noted',
  schema: 1,
  personal: [],
  parse: (data: unknown) => {
    text(data, 'text');
    return data as object;
  },
};

/** The event types of the suite. */
export const registry = new EventRegistry([
  noted,
  {
    type: 'MemberNamed',
    schema: 1,
    personal: ['name', 'contacts.*.phone'],
    parse: (data: unknown) => data as object,
    erased: (meta) => ({ name: { subject: meta.stream, erased: true }, contacts: [] }),
  },
]);

/** A later version of the program: "Noted" has gained a language. */
export const laterRegistry = new EventRegistry([
  { ...noted, schema: 2, upcasters: [(data: object) => ({ ...data, language: 'id' })] },
  registry.spec('MemberNamed'),
]);

/** A program that knows nothing of "MemberNamed". */
export const smallerRegistry = new EventRegistry([noted]);

let counter = 0;

/** A uuid that no other call answers; `kind` keeps streams, commands and persons apart when reading a failure. */
export function uuid(kind: 'stream' | 'command' | 'person'): string {
  counter += 1;
  const marks = { stream: 'aaaa', command: 'cccc', person: 'eeee' } as const;
  return `00000000-0000-4000-8000-${marks[kind]}${counter.toString(16).padStart(8, '0')}`;
}

export function note(content: string): DomainEvent {
  return { type: 'Noted', schema: 1, data: { text: content } };
}

/** A valid append; each test says what is special about its own. */
export function request(special: Partial<AppendRequest> = {}): AppendRequest {
  return {
    stream: uuid('stream'),
    category: 'note',
    expectedVersion: 0,
    commandId: uuid('command'),
    request: { kind: 'note' },
    actor: { account: 'operator', person: null },
    at: '2026-03-31T09:00:00.000Z',
    effectiveAt: '2026-03-30T00:00:00+07:00',
    definition: null,
    events: [note('first')],
    ...special,
  };
}
