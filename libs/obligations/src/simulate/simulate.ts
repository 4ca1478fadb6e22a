import type { Bilingual, Cadence, ObligationKind, Rung } from '@app/contracts';
import type { Entry } from '@app/eventsourcing';
import type { ObligationParty } from '@app/programme';
import { addDays, dayIn, startOfDay, zoneOf } from '@app/programme';
import { type Day, rungsToRaise, type WorkingCalendar } from '../policy/index.js';
import { type EarlyReason, type Escalation, looksAt, type Raised } from './looks.js';
import { type Unit, type UnitState, unitsOf } from './units.js';

/** A notice that goes out, or would. */
export interface SimulatedNotice {
  readonly day: Day;
  readonly key: string;
  readonly kind: ObligationKind;
  readonly rung: Rung;
  readonly to: ObligationParty;
  readonly due: Day;
  readonly mandatory: boolean;
  readonly cluster: string | null;
  readonly region: string;
  readonly why: Bilingual;
  /** Why it goes out before its rung's own day; null where it does not. */
  readonly early: EarlyReason | null;
}

export interface Simulation {
  /** Whole streams, each in order, upcast; forum, cluster, agreement and cycle are looked at. */
  readonly histories: readonly (readonly Entry[])[];
  cadenceOf(region: string): Cadence;
  calendarOf(region: string): WorkingCalendar;
  /** Rungs that went out before, by key; none by default. */
  readonly raised?: ReadonlyMap<string, ReadonlySet<Rung>>;
  /** What goes up a ladder before its day; nothing by default. */
  readonly escalation?: Escalation;
  /** The hour in the region's zone at which each day is looked at, 0 to 23; 8 by default, after the quiet hours. */
  readonly hour?: number;
}

const HOUR = 8;

/**
 * All notices from a day to another, both included, in order: by day, key and rung. Each day is looked at once, at
 * the same hour, with what was recorded by then; facts of the future count from their own day on. No clock, no
 * database: the same question has the same answer.
 *
 * @throws Error when a history holds what its lifecycle does not allow
 */
export function simulate(of: Simulation, from: Day, until: Day): SimulatedNotice[] {
  const notices = unitsOf(of.histories).flatMap((unit) => ofUnit(unit, of, { from, until }));
  return notices.sort(inOrder);
}

const ORDER: readonly Rung[] = ['before', 'due', 'overdue', 'escalated', 'escalated-again'];

function inOrder(one: SimulatedNotice, other: SimulatedNotice): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  if (one.key !== other.key) return one.key < other.key ? -1 : 1;
  return ORDER.indexOf(one.rung) - ORDER.indexOf(other.rung);
}

interface Span {
  readonly from: Day;
  readonly until: Day;
}

/** Between two days on which something new is known, only the days of rungs matter. */
function ofUnit(unit: Unit, of: Simulation, { from, until }: Span): SimulatedNotice[] {
  const knownOn = unit.entries.map((entry) => lookedAt(entry, unit.region, of.hour ?? HOUR));
  const days = [...new Set([from, ...knownOn.filter((day) => day > from && day <= until)])].sort();
  const raised = new Map<string, Set<Rung>>();
  const state = unit.start();
  const notices: SimulatedNotice[] = [];
  let fed = 0;
  days.forEach((day, index) => {
    while (fed < unit.entries.length && knownOn[fed]! <= day) state.feed(unit.entries[fed++]!);
    const next = days[index + 1];
    const span = { from: day, until: next === undefined ? until : addDays(next, -1) };
    notices.push(...inSpan(state, unit.region, of, span, raised));
  });
  return notices;
}

/** @returns the first day whose look sees the entry */
function lookedAt({ at }: Entry, region: string, hour: number): Day {
  const zone = zoneOf(region);
  const day = dayIn(zone, at);
  const look = Date.parse(startOfDay(zone, day)) + hour * 3_600_000;
  return Date.parse(at) <= look ? day : addDays(day, 1);
}

function inSpan(
  state: UnitState,
  region: string,
  of: Simulation,
  { from, until }: Span,
  raised: Map<string, Set<Rung>>,
): SimulatedNotice[] {
  const timetable = { cadence: of.cadenceOf(region), calendar: of.calendarOf(region), until };
  const knownOf = (key: string): Set<Rung> => {
    const known = raised.get(key) ?? new Set(of.raised?.get(key));
    raised.set(key, known);
    return known;
  };
  const open = state.obligations(timetable).filter((obligation) => obligation.state === 'open');
  const { escalation } = of;
  if (escalation !== undefined) {
    return looksAt({ open, escalation, knownOf }, from, until).map(noticeOn);
  }
  return open.flatMap((obligation) => {
    const { key, ladder } = obligation;
    const known = knownOf(key);
    const days = ladder.filter(({ on }) => on <= until).map(({ on }) => (on < from ? from : on));
    return [...new Set(days)].flatMap((day) =>
      rungsToRaise(obligation, known, day).map((rung) => {
        known.add(rung.rung);
        return noticeOn({ day, obligation, rung, early: null });
      }),
    );
  });
}

function noticeOn({ day, obligation, rung: { rung, to, mandatory }, early }: Raised): SimulatedNotice {
  const { key, kind, due, cluster, region, source } = obligation;
  return { day, key, kind, rung, to, due, mandatory, cluster, region, why: source.text, early };
}
