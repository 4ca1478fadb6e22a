import type { Bilingual } from '@app/contracts';
import { decreeCovers, governmentKinds, text } from '@app/contracts';
import type { ForumEvent } from '../../forum/events.js';
import { type MemberSeat, type MemberSeating, memberRoster } from '../../forum/roster.js';
import { addDays } from '../../shared/calendar.js';
import type { Fact } from '../../shared/facts.js';
import type { Roster } from '../../shared/seats.js';
import { explain } from '../explain.js';
import type { Judge, JudgeInput, Judgement } from '../judge-types.js';
import { alignmentReasons } from './alignment.js';
import { answer, listOf, looked, numberOf, seen } from './answers.js';

/** The forum as it stands on the day judged. */
interface Table {
  readonly input: JudgeInput;
  readonly roster: Roster<MemberSeating>;
  /** Every seat, filled or vacant. */
  readonly seats: readonly MemberSeat[];
  readonly filled: readonly MemberSeat[];
  evidence(facts: readonly Fact[]): ReturnType<typeof looked>;
  facts<T extends ForumEvent['type']>(type: T): readonly Fact<Extract<ForumEvent, { type: T }>>[];
}

const NOTHING = [explain('r1', {})];

/** Wraps a judgement of the forum; a cluster whose forum is not on record meets nothing. */
const onForum =
  (judge: (table: Table) => Judgement): Judge =>
  (input) => {
    const { forum } = input.on;
    if (forum === null) return answer(NOTHING, []);
    const roster = memberRoster(forum.state, input.zone, input.day);
    const seats = roster.on(input.day);
    return judge({
      input,
      roster,
      seats,
      filled: seats.filter(({ filled }) => filled),
      evidence: (facts) => looked({ stream: forum.stream, category: 'forum' }, facts),
      facts: (type) => seen<ForumEvent, typeof type>(input, forum.state.facts, type),
    });
  };

const seatFacts = (seats: readonly MemberSeat[]): Fact[] =>
  seats.flatMap(({ fact, left }) => (left === null ? [fact] : [fact, left]));
const isGovernment = ({ fact }: MemberSeat): boolean => governmentKinds.includes(fact.data.organKind);
const organ = ({ fact }: MemberSeat): string => fact.data.organ;
/** Offices are told apart by name, however it is written. */
const distinctOrgans = (seats: readonly MemberSeat[]): number =>
  new Set(seats.map((seat) => organ(seat).toLowerCase().replace(/\s+/g, ' '))).size;
/** `other` is no listed element, so it does not add to the variety (reading of B.1.b(1)). */
const kindsOf = (seats: readonly MemberSeat[]): number =>
  new Set(seats.map(({ fact }) => fact.data.organKind).filter((kind) => kind !== 'other')).size;

/** B.1.b(1): grace runs for each vacated seat by itself. */
const membersNamed = onForum(({ input, roster, seats, evidence }) => {
  const vacant = seats.filter(({ filled }) => !filled);
  const reasons = seats.length === 0 ? NOTHING : [explain('r2', { x: vacant.map(organ) })];
  const met = seats.length > 0 && vacant.length === 0;
  return answer(met ? [] : reasons, evidence(seatFacts(seats)), {
    nextChange: roster.nextTermEnd(input.day),
    unmetSince: vacant.map(({ since }) => since).sort()[0] ?? roster.unmetSince((each) => each.length > 0),
  });
});

/** A criterion about who sits at the table now: judged on the filled seats, with grace by days. */
const aboutSeats = (
  holds: (filled: readonly MemberSeat[], input: JudgeInput) => boolean,
  reasons: (filled: readonly MemberSeat[], input: JudgeInput) => Judgement['reasons'],
): Judge =>
  onForum(({ input, roster, seats, filled, evidence }) => {
    const met = holds(filled, input);
    return answer(
      met ? [] : seats.length === 0 ? NOTHING : reasons(filled, input),
      evidence(seatFacts(seats)),
      {
        nextChange: roster.nextTermEnd(input.day),
        unmetSince: met
          ? undefined
          : roster.unmetSince((each) =>
              holds(
                each.filter((seat) => seat.filled),
                input,
              ),
            ),
      },
    );
  });

const governmentSeated = aboutSeats(
  (filled) => filled.some(isGovernment),
  () => NOTHING,
);

const organsDiverse = aboutSeats(
  (filled, input) => kindsOf(filled) >= numberOf(input, 'minKinds'),
  (filled, input) => [explain('r3', { n: kindsOf(filled), min: numberOf(input, 'minKinds') })],
);

const offices = (filled: readonly MemberSeat[]) => distinctOrgans(filled.filter(isGovernment));
const crossAgency = aboutSeats(
  (filled, input) => offices(filled) >= numberOf(input, 'minOffices'),
  (filled, input) => [explain('r3', { n: offices(filled), min: numberOf(input, 'minOffices') })],
);

const silent = (filled: readonly MemberSeat[]) =>
  filled.filter(({ fact }) => fact.data.concern === undefined);
const concernStated = aboutSeats(
  (filled) => filled.length > 0 && silent(filled).length === 0,
  (filled) => (filled.length === 0 ? NOTHING : [explain('r2', { x: silent(filled).map(organ) })]),
);

/** B.1.b(2) */
const visionAligned = onForum(({ input, filled, facts, evidence }) => {
  const held = facts('AlignmentHeld').filter(({ data }) => data.body === 'fpk' && data.heldOn <= input.day);
  const reasons = alignmentReasons(held, filled, listOf(input, 'topics'), numberOf(input, 'minAttendance'));
  return answer(reasons, evidence(held.length === 0 ? [] : [...held, ...seatFacts(filled)]));
});

/** B.1.b(3). Meeting time and routine are part of the fact; the coordinator must still be seated. */
const mechanismAgreed = onForum(({ input, roster, filled, facts, evidence }) => {
  const mechanism = facts('MechanismAgreed')
    .filter(({ data }) => data.body === 'fpk')
    .at(-1);
  if (mechanism === undefined) return answer(NOTHING, []);
  const seat = filled.find(({ fact }) => fact.data.person === mechanism.data.coordinator);
  const missing = text('koordinator yang menduduki kursi', 'a seated coordinator');
  return answer(
    seat === undefined ? [explain('r2', { x: [missing] })] : [],
    evidence(seat === undefined ? [mechanism] : [mechanism, seat.fact]),
    { nextChange: roster.nextTermEnd(input.day) },
  );
});

type DecreeFact = Fact<Extract<ForumEvent, { type: 'DecreeIssued' }>>;

/** Decrees dated on or before the day that no later decree supersedes. */
export function standingDecrees(decrees: readonly DecreeFact[], day: string): readonly DecreeFact[] {
  const dated = decrees.filter(({ data }) => data.date <= day);
  const superseded = new Set(dated.flatMap(({ data }) => data.supersedes ?? []));
  return dated.filter(({ data }) => !superseded.has(data.number));
}

/** B.1.b(4); a governor's decree counts for a provincial forum (reading of B.5). A term that ended records nothing. */
const decreeIssued = onForum(({ input, facts, evidence }) => {
  const decrees = facts('DecreeIssued');
  const inForce = standingDecrees(decrees, input.day).filter(
    ({ data }) =>
      listOf(input, 'signatories').includes(data.signatory) && (data.until ?? input.day) >= input.day,
  );
  const covered = new Set<string>(inForce.flatMap(({ data }) => data.covers));
  const missing = listOf(input, 'covers').filter((part) => !covered.has(part));
  const label = (part: string): Bilingual => decreeCovers.labels[part as keyof typeof decreeCovers.labels];
  const ends = inForce
    .flatMap(({ data }) => (data.until === undefined ? [] : [addDays(data.until, 1)]))
    .sort();
  return answer(
    missing.length === 0 ? [] : decrees.length === 0 ? NOTHING : [explain('r2', { x: missing.map(label) })],
    evidence(decrees),
    { nextChange: ends[0] },
  );
});

/** B.1.b(5): the regional budget, through Bappeda or the industry office. */
const fundsNamed = onForum(({ input, facts, evidence }) => {
  const funds = facts('OperatingFundsNamed');
  const met = funds.some(({ data }) => listOf(input, 'channels').includes(data.channel));
  return answer(met ? [] : NOTHING, evidence(funds));
});

/** B.1.b(5), decision 3: an explicit declaration, and no reported honorarium left unresolved. */
const noHonorarium = onForum(({ facts, evidence }) => {
  const rule = facts('HonorariumRuleSet').at(-1);
  const reported = facts('HonorariumReported');
  const resolved = facts('HonorariumResolved');
  const closed = new Set(resolved.map(({ data }) => data.case));
  const open = reported.filter(({ data }) => !closed.has(data.case));
  const attached = text('honor tidak melekat pada keanggotaan', 'no honorarium attached to membership');
  return answer(
    [
      ...(rule === undefined ? NOTHING : []),
      ...(rule?.data.attached ? [explain('r2', { x: [attached] })] : []),
      ...(open.length > 0 ? [explain('r6', { x: open.map(({ data }) => data.what) })] : []),
    ],
    evidence([...(rule === undefined ? [] : [rule]), ...reported, ...resolved]),
  );
});

/** Judges of step 1, by criterion id. */
export const fpkJudges: Readonly<Record<string, Judge>> = {
  'fpk-members-named': membersNamed,
  'fpk-government-seated': governmentSeated,
  'fpk-organs-diverse': organsDiverse,
  'fpk-cross-agency': crossAgency,
  'fpk-concern-stated': concernStated,
  'fpk-vision-aligned': visionAligned,
  'fpk-mechanism-agreed': mechanismAgreed,
  'fpk-decree-issued': decreeIssued,
  'fpk-funds-named': fundsNamed,
  'fpk-no-honorarium': noHonorarium,
};
