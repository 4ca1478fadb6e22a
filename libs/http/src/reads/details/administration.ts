import type { Accessed, ActingAccount } from '@app/access';
import { mayRead } from '@app/access';
import type { Personal } from '@app/eventsourcing';
import type { AccountState, PersonState, RegionState } from '@app/programme';
import { noticeWishesOf } from '@app/read-models';

/** A personal value for a reader: the text, nothing when it was never given, and a mark when it was erased. */
const shown = (value: Personal | null): string | null =>
  value !== null && 'value' in value ? value.value : null;

/** A person, as far as the reader may know them: the name for overseers, how to reach them for administrators. */
export function personDetails(id: string, { state }: { state: PersonState }, acting: ActingAccount): object {
  const { name, phone, email } = state;
  const target = { person: id };
  const may = (resource: 'person-name' | 'person-contact') => mayRead(acting, resource, target).ok;
  return {
    erased: name !== null && 'erased' in name,
    ...(may('person-name') ? { name: shown(name) } : {}),
    ...(may('person-contact') ? { phone: shown(phone), email: shown(email) } : {}),
  };
}

/** A person with what they wish of notices, for whoever may know how to reach them. */
export function wholePersonDetails(id: string, known: { state: PersonState }, acting: ActingAccount): object {
  const may = mayRead(acting, 'person-contact', { person: id }).ok;
  return { ...personDetails(id, known, acting), ...(may ? { notices: noticeWishesOf(known.state) } : {}) };
}

/** @param details as the two above answer them @returns what was shown of a person; nothing where nothing was */
export function accessedOf(person: string, details: object): Accessed[] {
  if ('phone' in details) return [{ subject: person, what: 'contact' }];
  return 'name' in details && details.name !== null ? [{ subject: person, what: 'name' }] : [];
}

/** An account, without its login. */
export function accountDetails({ state }: { state: AccountState }): object {
  const { person, disabled, grants } = state;
  return { person, disabled, grants };
}

/** A region's own numbers in place of the published ones, its own holidays and cadence. */
export function regionDetails(region: string, state: RegionState): object {
  const holidays = Object.entries(state.days).map(([day, holiday]) => ({ day, holiday }));
  return { region, overrides: state.overrides, holidays, cadence: state.cadence };
}
