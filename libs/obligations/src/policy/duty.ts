import { FIRST_YEAR } from '@app/contracts';
import type { Bilingual, ObligationKind, VoidReason } from '@app/contracts';
import type { CitedFact, Fact, ObligationIdentity, ObligationParty, Zone } from '@app/programme';
import { addDays, dayIn } from '@app/programme';
import type { Timetable } from './types.js';
import { type Day, onOrAfter, onOrBefore } from './working-calendar.js';

/** What became of a duty, by the facts alone. */
export type Settled =
  | { readonly state: 'met'; readonly by: CitedFact }
  | { readonly state: 'void'; readonly why: VoidReason; readonly by: CitedFact | null };

/** A duty as a rule finds it, before standing and ladder are looked at. */
export interface Duty {
  readonly kind: ObligationKind;
  readonly subject: ObligationIdentity['subject'];
  readonly period: string | null;
  /** The day on which the fact that it rests on was recorded: nobody is reminded earlier. */
  readonly since: Day;
  /** A working day. */
  readonly due: Day;
  readonly owner: ObligationParty;
  /** null while it is open. */
  readonly settled: Settled | null;
  /** The days that a periodic duty is about: it never binds when a suspension covers them all. */
  readonly about?: { readonly from: Day; readonly until: Day };
  readonly text: Bilingual;
  readonly facts: readonly CitedFact[];
}

/** Where duties of one stream lie, and what they are worked out with. */
export interface Setting {
  readonly timetable: Timetable;
  readonly zone: Zone;
  readonly region: string;
  readonly cluster: string | null;
  /** The forum's coordinator, who hears of what is overdue; null where there is none. */
  readonly coordinator: string | null;
}

/** @returns a fact's address for a source or a settlement */
export const cite = (stream: string, { ref, type }: Pick<Fact, 'ref' | 'type'>): CitedFact => ({
  stream,
  version: ref.version,
  type,
});

/** @returns the day on which something was recorded, in the region's zone */
export const recordedOn = ({ zone }: Pick<Setting, 'zone'>, { at }: { readonly at: string }): Day =>
  dayIn(zone, at);

export const met = (stream: string, fact: Pick<Fact, 'ref' | 'type'> | undefined): Settled | null =>
  fact === undefined ? null : { state: 'met', by: cite(stream, fact) };

/** @returns whether the second was recorded after the first */
export const isAfter = (one: Pick<Fact, 'ref'>, other: Pick<Fact, 'ref'>): boolean =>
  other.ref.version > one.ref.version ||
  (other.ref.version === one.ref.version && other.ref.index > one.ref.index);

/** @returns `kind:stream[/item]:period`; `-` for no period */
export function keyOf({ kind, subject, period }: Pick<Duty, 'kind' | 'subject' | 'period'>): string {
  const item = subject.item === undefined ? '' : `/${subject.item}`;
  return `${kind}:${subject.stream}${item}:${period ?? '-'}`;
}

/** No reminder comes so many days ahead: what is due later is nobody's business yet, and may lie past all calendars. */
const HORIZON_DAYS = 500;
/** Calendars know no earlier reminder than two years before; what was due before that was due then. */
const FIRST_DAY = `${FIRST_YEAR + 2}-01-02`;

/** @returns the working day on or after a day that people named; null while that is far ahead */
export function dueFrom({ timetable: { calendar, until } }: Setting, day: Day): Day | null {
  return day > addDays(until, HORIZON_DAYS) ? null : onOrAfter(calendar, later(day, FIRST_DAY));
}

/** @returns the last working day up to the end of something; null while that is far ahead */
export function dueBy({ timetable: { calendar, until } }: Setting, day: Day): Day | null {
  return day > addDays(until, HORIZON_DAYS) ? null : onOrBefore(calendar, later(day, FIRST_DAY));
}

/** @returns the later of two days */
export const later = (one: Day, other: Day): Day => (one > other ? one : other);
