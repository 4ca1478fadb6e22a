import { type Bilingual, type Cadence, type ObligationKind, text } from '@app/contracts';
import type { AgreementState, ClusterState, CycleState, Fact, ForumState, Known } from '@app/programme';
import {
  addDays,
  cycleFacts,
  cycleStatusOf,
  cycleStreamId,
  formatQuarter,
  gapsOf,
  nextQuarter,
  quarterDays,
  quarterOf,
} from '@app/programme';
import { cite, type Duty, later, met, recordedOn, type Setting, type Settled } from '../duty.js';
import { type Day, moved } from '../working-calendar.js';

/** What the monitoring of a cluster looks at. */
export interface Monitored {
  readonly cluster: Known<ClusterState>;
  readonly forum: Known<ForumState> | null;
  readonly agreements: readonly Known<AgreementState>[];
  readonly cycles: readonly Known<CycleState>[];
}

/** One quarter of a cluster with what is on record of it. */
interface Quarter {
  readonly period: string;
  readonly from: Day;
  readonly until: Day;
  /** The one stream that its cycle has, opened or not. */
  readonly stream: string;
  /** The stream that its facts stand on. */
  readonly cited: string;
  readonly cycle: Known<CycleState> | null;
  readonly enrolled: Fact;
}

/**
 * The monitoring cycle of each quarter (B.7 "senantiasa"; the quarter and its days are E): opened, evidence complete,
 * submitted, decided. The first is the quarter in which the enrolment was recorded.
 */
export function quarterDuties(of: Monitored, setting: Setting): Duty[] {
  const enrolled = of.cluster.state.facts['ClusterEnrolled']![0]!;
  const { until } = setting.timetable;
  const duties: Duty[] = [];
  for (let period = quarterOf(recordedOn(setting, enrolled)); ; period = nextQuarter(period)) {
    const days = quarterDays(period);
    if (firstShows(days, setting) > until) return duties;
    const cycle = of.cycles.find(({ state }) => state.identity?.period === period) ?? null;
    const stream = cycleStreamId(of.cluster.stream, period);
    const cited = cycle?.stream ?? stream;
    duties.push(...ofQuarter({ period, ...days, stream, cited, cycle, enrolled }, of, setting));
  }
}

/** The first day on which anything about a quarter shows: a long reminder may come before the opening. */
function firstShows({ from, until }: { from: Day; until: Day }, { timetable }: Setting): Day {
  const { calendar, cadence } = timetable;
  const opening = calendar.nthWorkingDayAfter(addDays(from, -1), cadence['cycle-opening']);
  const evidence = calendar.nthWorkingDayAfter(until, cadence['cycle-evidence']);
  return moved(calendar, opening < evidence ? opening : evidence, -cadence['remind-before']);
}

function ofQuarter(quarter: Quarter, of: Monitored, setting: Setting): Duty[] {
  const { cadence, calendar } = setting.timetable;
  const opened = quarter.cycle && cycleFacts(quarter.cycle.state, 'CycleOpened')[0];
  const nth = (day: number) => calendar.nthWorkingDayAfter(quarter.until, day);
  const duty = dutyOf(quarter, of, setting);
  return [
    duty('cycle-opening', openingDay(quarter, setting), met(quarter.cited, opened ?? undefined)),
    duty('cycle-evidence', nth(cadence['cycle-evidence']), evidenceOf(quarter, of, setting)),
    ...submissions(quarter, duty, setting),
    ...reviews(quarter, duty, setting),
  ];
}

/** Counted from the quarter's first day; in the first quarter from the enrolment. */
function openingDay({ from, enrolled }: Quarter, setting: Setting): Day {
  const { calendar, cadence } = setting.timetable;
  const start = later(addDays(from, -1), recordedOn(setting, enrolled));
  return calendar.nthWorkingDayAfter(start, cadence['cycle-opening']);
}

/** As long as there usually is between submission and decision. */
const reviewDays = (cadence: Cadence): number =>
  Math.max(1, cadence['cycle-review'] - cadence['cycle-submission']);

type Making = (
  kind: ObligationKind,
  due: Day,
  settled: Settled | null,
  round?: { readonly number: number; readonly since: Day; readonly fact: Fact },
) => Duty;

function dutyOf(quarter: Quarter, { cluster }: Monitored, setting: Setting): Making {
  const { period, from, until, stream, cited, enrolled } = quarter;
  return (kind, due, settled, round) => ({
    kind,
    subject: { category: 'cycle', stream },
    period: round === undefined ? period : `${period}/${round.number}`,
    since: round?.since ?? recordedOn(setting, enrolled),
    due,
    owner:
      kind === 'cycle-review'
        ? { role: 'coordinator', person: setting.coordinator }
        : { role: 'monitor', person: null },
    settled,
    ...(round === undefined && { about: { from, until } }),
    text: quarterText(kind, period, setting, round !== undefined),
    facts: [cite(cluster.stream, enrolled), ...(round === undefined ? [] : [cite(cited, round.fact)])],
  });
}

/** Complete once nobody's work and no agreement is left unexamined, or once it was submitted. */
function evidenceOf({ cycle, cited }: Quarter, of: Monitored, { zone }: Setting): Settled | null {
  if (cycle === null) return null;
  const { state } = cycle;
  if (cycleStatusOf(state) !== 'open') return met(cited, cycleFacts(state, 'CycleSubmitted').at(-1));
  const gaps = gapsOf(state, of, zone);
  return gaps.length > 0 ? null : met(cited, cycleFacts(state, 'ItemJudged').at(-1));
}

/** Submissions and what ended each: approved, returned or recalled. */
function roundsOf({ cycle }: Quarter): { submitted: Fact; ended: Fact | null }[] {
  if (cycle === null) return [];
  const of = <T extends 'CycleSubmitted' | 'CycleApproved' | 'CycleReturned' | 'CycleRecalled'>(type: T) =>
    cycleFacts(cycle.state, type) as readonly Fact[];
  const ends = [...of('CycleApproved'), ...of('CycleReturned'), ...of('CycleRecalled')];
  ends.sort((a, b) => a.ref.version - b.ref.version);
  return of('CycleSubmitted').map((submitted, index) => ({ submitted, ended: ends[index] ?? null }));
}

/** A cycle that was returned or recalled is submitted again. */
function submissions(quarter: Quarter, duty: Making, setting: Setting): Duty[] {
  const { calendar, cadence } = setting.timetable;
  const rounds = roundsOf(quarter);
  const first = calendar.nthWorkingDayAfter(quarter.until, cadence['cycle-submission']);
  const again = rounds.flatMap(({ ended }, index) => {
    if (ended === null || ended.type === 'CycleApproved') return [];
    const since = recordedOn(setting, ended);
    const due = later(first, calendar.nthWorkingDayAfter(since, cadence['cycle-resubmission']));
    const settled = met(quarter.cited, rounds[index + 1]?.submitted);
    return [duty('cycle-submission', due, settled, { number: index + 2, since, fact: ended })];
  });
  return [duty('cycle-submission', first, met(quarter.cited, rounds[0]?.submitted)), ...again];
}

/** Each submission is decided on; the first one's day stands though nothing came in yet. */
function reviews(quarter: Quarter, duty: Making, setting: Setting): Duty[] {
  const { calendar, cadence } = setting.timetable;
  const usual = calendar.nthWorkingDayAfter(quarter.until, cadence['cycle-review']);
  const rounds = roundsOf(quarter);
  if (rounds.length === 0) return [duty('cycle-review', usual, null)];
  return rounds.map(({ submitted, ended }, index) => {
    const since = recordedOn(setting, submitted);
    const due = later(usual, calendar.nthWorkingDayAfter(since, reviewDays(cadence)));
    const settled = decided(quarter.cited, ended);
    const round = index === 0 ? undefined : { number: index + 1, since, fact: submitted };
    return duty('cycle-review', due, settled, round);
  });
}

function decided(stream: string, ended: Fact | null): Settled | null {
  if (ended?.type !== 'CycleRecalled') return met(stream, ended ?? undefined);
  return { state: 'void', why: 'recalled', by: cite(stream, ended) };
}

function quarterText(
  kind: ObligationKind,
  period: string,
  { timetable }: Setting,
  again: boolean,
): Bilingual {
  const { cadence } = timetable;
  const [id, en] = [formatQuarter(period, 'id'), formatQuarter(period, 'en')];
  const by = (what: Bilingual, day: number) =>
    text(
      `Setiap triwulan klaster dimonitor. ${what.id} ${id} paling lambat hari kerja ke-${day} setelah triwulan berakhir.`,
      `A cluster is monitored each quarter. ${what.en} ${en} by working day ${day} after the quarter's end.`,
    );
  switch (kind) {
    case 'cycle-opening':
      return text(
        `Setiap triwulan klaster dimonitor. Monitoring ${id} dibuka paling lambat hari kerja ke-${cadence['cycle-opening']} triwulan itu, atau sejak klaster terdaftar.`,
        `A cluster is monitored each quarter. The cycle of ${en} is opened by working day ${cadence['cycle-opening']} of that quarter, or from enrolment.`,
      );
    case 'cycle-evidence':
      return by(text('Bukti dilengkapi untuk', 'The evidence is complete for'), cadence['cycle-evidence']);
    case 'cycle-submission':
      return again
        ? text(
            `Hasil monitoring ${id} dikembalikan atau ditarik, dan diajukan lagi dalam ${cadence['cycle-resubmission']} hari kerja.`,
            `The cycle of ${en} was returned or recalled, and is submitted again within ${cadence['cycle-resubmission']} working days.`,
          )
        : by(
            text('Hasil monitoring diajukan untuk', 'The cycle is submitted for'),
            cadence['cycle-submission'],
          );
    default:
      return again
        ? text(
            `Hasil monitoring ${id} diajukan lagi dan diputuskan dalam ${reviewDays(cadence)} hari kerja.`,
            `The cycle of ${en} was submitted again and is decided on within ${reviewDays(cadence)} working days.`,
          )
        : by(
            text('Hasil monitoring diputuskan untuk', 'The cycle is decided on for'),
            cadence['cycle-review'],
          );
  }
}
