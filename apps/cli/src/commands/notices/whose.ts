import type { ActingAccount } from '@app/application';
import type { Engine } from '@app/composition';
import { fold, type Personal } from '@app/eventsourcing';
import { personDecider, type PersonState } from '@app/programme';
import type { Command } from 'commander';
import { actingAs, OPERATOR } from '../../acting.js';
import type { PlaceOptions } from '../../connect.js';
import type { CommonOptions } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { placeOptions, withOptions } from '../../options.js';

export interface WhoseOptions extends PlaceOptions, CommonOptions {
  readonly as?: string;
  readonly person?: string;
}

/** Whom a command is about, and who gives it. */
export interface Whose {
  readonly acting: ActingAccount;
  readonly person: string;
  readonly version: number;
  readonly state: PersonState;
}

/** Adds `--as` and `--person`, and what every command takes. */
export function whoseOptions(command: Command): Command {
  command
    .option('--as <account>', both('nama masuk atau id akun', 'login or id of an account'))
    .option('--person <id>', both('orang lain, oleh yang boleh', 'another person, for those who may'));
  return withOptions(command, ...placeOptions());
}

/**
 * @returns the person behind `--as`, or the one named
 * @throws CommandFailed when nobody is named, or no such person is registered
 */
export async function whose(engine: Engine, options: WhoseOptions): Promise<Whose> {
  const acting = await actingAs(engine, options.as);
  const person = options.person?.toLowerCase() ?? acting.person;
  if (person === null) {
    throw failed(
      'Sebutkan orangnya: --as NAMA_MASUK, atau --person ID',
      'Say whose: --as LOGIN, or --person ID',
      2,
    );
  }
  const entries = await engine.services.store.readStream(person);
  if (entries[0]?.category !== personDecider.category) {
    throw failed(`Tidak ada orang dengan id ${person}`, `There is no person with id ${person}`);
  }
  return { acting, person, version: entries.at(-1)!.version, state: fold(personDecider, entries) };
}

const readable = (name: Personal | null): string | null =>
  name !== null && 'value' in name ? name.value : null;

/**
 * Looks up a name for the operator, and notes that it was shown.
 *
 * @param purpose the command that shows it
 * @returns the name behind a pseudonym; the beginning of the id where it was erased
 */
export async function nameOf({ services }: Engine, person: string, purpose: string): Promise<string> {
  const entries = await services.store.readStream(person);
  const known = entries[0]?.category === personDecider.category ? fold(personDecider, entries).name : null;
  const name = readable(known);
  if (name === null) return `[${person.slice(0, 8)}]`;
  await services.accessRecords.note(OPERATOR, purpose, [{ subject: person, what: 'name' }]);
  return name;
}
