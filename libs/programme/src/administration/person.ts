import { type Bilingual, type PersonCommand, personCommands } from '@app/contracts';
import type { CommandContext, Decider, Personal } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { because, conclude, type Ruling } from '../shared/refusing.js';
import type { PersonEvent } from './events.js';

/** A person as far as the programme knows them. Every value may have been erased with its key. */
export interface PersonState {
  readonly registered: boolean;
  readonly name: Personal | null;
  readonly phone: Personal | null;
  readonly email: Personal | null;
}

const FIELDS = ['name', 'phone', 'email'] as const;
type Given = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

/** Marks what was given as the person's own data; the store encrypts it under the person's key. */
function personalValues(subject: string, given: Given): Partial<Record<(typeof FIELDS)[number], Personal>> {
  const values = FIELDS.flatMap((field) => {
    const value = given[field];
    return value === undefined ? [] : [[field, { subject, value }] as const];
  });
  return Object.fromEntries(values);
}

function rule(state: PersonState, command: PersonCommand, context: CommandContext): Ruling<PersonEvent> {
  const subject = context.stream;
  if (command.type === 'register-person') {
    const { name, ...contact } = command.data;
    return {
      checks: [
        state.registered &&
          because('already-registered', 'orang ini sudah terdaftar', 'this person is registered already'),
      ],
      events: () => [
        event('PersonRegistered', {
          ...personalValues(subject, contact),
          name: { subject, value: name },
        }) as PersonEvent,
      ],
    };
  }
  const { reason, ...corrected } = command.data;
  const values = personalValues(subject, corrected);
  return {
    checks: [
      !state.registered &&
        because('not-registered', 'orang ini belum terdaftar', 'this person is not registered'),
      Object.keys(values).length === 0 &&
        because(
          'nothing-corrected',
          'isi sekurangnya satu data yang diperbaiki',
          'give at least one datum to correct',
          '',
        ),
    ],
    events: () => [event('PersonCorrected', { ...values, reason }) as PersonEvent],
  };
}

function evolve(state: PersonState, event: PersonEvent): PersonState {
  if ((event.type === 'PersonRegistered') === state.registered) {
    throw new LifecycleError('person', state.registered ? 'registered' : 'unknown', event.type);
  }
  const { name, phone, email } = event.data;
  return {
    registered: true,
    name: name ?? state.name,
    phone: phone ?? state.phone,
    email: email ?? state.email,
  };
}

const titles: ReadonlyMap<string, Bilingual> = new Map(
  personCommands.map(({ name, title }) => [name, title]),
);

/** People: the only place of a name. The stream's id is the person's pseudonym everywhere else. */
export const personDecider: Decider<PersonState, PersonCommand, PersonEvent> = {
  category: 'person',
  initial: () => ({ registered: false, name: null, phone: null, email: null }),
  evolve,
  decide: (command, state, context) =>
    conclude(command.type, titles.get(command.type)!, rule(state, command, context)),
};
