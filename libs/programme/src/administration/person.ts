import { type Bilingual, type DataOf, type PersonCommand, personCommands } from '@app/contracts';
import type { CommandContext, Decider, Personal } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { because, conclude, type Ruling } from '../shared/refusing.js';
import type { PersonEvent } from './events.js';
import { ruleNotices } from './person-notices.js';
import { evolvePerson, noPerson, type PersonState } from './person-state.js';

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

type Data<N extends PersonCommand['type']> = DataOf<typeof personCommands, N>;

function register(
  { registered }: PersonState,
  { name, ...contact }: Data<'register-person'>,
  subject: string,
): Ruling<PersonEvent> {
  return {
    checks: [
      registered &&
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

function correct({ reason, ...corrected }: Data<'correct-person'>, subject: string): Ruling<PersonEvent> {
  const values = personalValues(subject, corrected);
  return {
    checks: [
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

function rule(state: PersonState, command: PersonCommand, { stream }: CommandContext): Ruling<PersonEvent> {
  if (command.type === 'register-person') return register(state, command.data, stream);
  const unknown =
    !state.registered &&
    because('not-registered', 'orang ini belum terdaftar', 'this person is not registered');
  const ruling =
    command.type === 'correct-person' ? correct(command.data, stream) : ruleNotices(state, command, stream);
  return { ...ruling, checks: [unknown, ...ruling.checks] };
}

const titles: ReadonlyMap<string, Bilingual> = new Map(
  personCommands.map(({ name, title }) => [name, title]),
);

/**
 * People: the only place of a name, and of what they wish of notices. The stream's id is the person's pseudonym
 * everywhere else.
 */
export const personDecider: Decider<PersonState, PersonCommand, PersonEvent> = {
  category: 'person',
  initial: () => noPerson,
  evolve: evolvePerson,
  decide: (command, state, context) =>
    conclude(command.type, titles.get(command.type)!, rule(state, command, context)),
};
