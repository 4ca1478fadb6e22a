import { type Bilingual, text } from '@app/contracts';
import type { ForumEvent } from '../../forum/events.js';
import { memberRoster } from '../../forum/roster.js';
import { addDays, addMonths, dayIn } from '../../shared/calendar.js';
import type { Fact } from '../../shared/facts.js';
import { bodyFacts } from '../../shared/meetings.js';
import { dayText, explain } from '../explain.js';
import type { JudgeInput, SustainedJudge } from '../judge-types.js';
import { looked, numberOf, seen } from './answers.js';
import { afterBeat, byDay, completedOnce, enrolledOn, later, NOT_YET } from './duties.js';
import { standingDecrees } from './fpk.js';

/** Meetings of a body by the day judged, oldest first by the day they were held. */
function meetings(input: JudgeInput, body: 'fpk' | 'fkak') {
  const { on, day, zone } = input;
  const facts = body === 'fpk' ? (on.forum?.state.facts ?? {}) : on.cluster.state.facts;
  return [...bodyFacts(facts, 'MeetingHeld', body)]
    .filter((fact) => dayIn(zone, fact.effectiveAt) <= day && fact.data.heldOn <= day)
    .sort((a, b) => (a.data.heldOn < b.data.heldOn ? -1 : 1));
}

function mechanism({ on, day, zone }: JudgeInput, body: 'fpk' | 'fkak') {
  const facts = body === 'fpk' ? (on.forum?.state.facts ?? {}) : on.cluster.state.facts;
  return bodyFacts(facts, 'MechanismAgreed', body)
    .filter((fact) => dayIn(zone, fact.effectiveAt) <= day)
    .at(-1);
}

const forumEvidence = ({ on }: JudgeInput, facts: readonly Fact[]) =>
  on.forum === null ? [] : looked({ stream: on.forum.stream, category: 'forum' }, facts);

/** B.1.c(1): from the forum's forming to step 4. A meeting about no cluster in particular prepares them all. */
const fpkPrepares: SustainedJudge = (input) => {
  if (!completedOnce(input, 'fpk') || completedOnce(input, 'fkak')) return NOT_YET;
  const { stream } = input.on.cluster;
  const held = meetings(input, 'fpk').filter(
    ({ data }) =>
      data.purposes.includes('preparation') && (data.clusters.length === 0 || data.clusters.includes(stream)),
  );
  const min = numberOf(input, 'min');
  const met = held.length >= min;
  return {
    applicable: true,
    met,
    reasons: met ? [] : [explain('r3', { n: held.length, min })],
    evidence: forumEvidence(input, held),
  };
};

/** B.1.c(2): in the rhythm that the forum agreed on, each cluster by itself. */
const fpkMeets: SustainedJudge = (input) => {
  const agreed = mechanism(input, 'fpk');
  if (!completedOnce(input, 'fpk') || agreed === undefined) return NOT_YET;
  const { stream } = input.on.cluster;
  const last = meetings(input, 'fpk')
    .filter(({ data }) => data.purposes.includes('review') && data.clusters.includes(stream))
    .at(-1);
  const base = last?.data.heldOn ?? later(agreed.data.firstMeeting, enrolledOn(input));
  const due = addDays(afterBeat(base, agreed.data.rhythm), numberOf(input, 'graceDays'));
  return byDay(input, last?.data.heldOn ?? null, due, forumEvidence(input, last ? [agreed, last] : [agreed]));
};

/** B.1.c(3) */
const fpkSupervises: SustainedJudge = (input) => {
  const { forum, cluster } = input.on;
  if (!completedOnce(input, 'fpk') || forum === null) return NOT_YET;
  const last = [...seen<ForumEvent, 'SupervisionDone'>(input, forum.state.facts, 'SupervisionDone')]
    .filter(({ data }) => data.cluster === cluster.stream && data.heldOn <= input.day)
    .sort((a, b) => (a.data.heldOn < b.data.heldOn ? -1 : 1))
    .at(-1);
  // The duty begins with the forum's forming, which may be later than the cluster's enrolment.
  const since = later(enrolledOn(input), dayIn(input.zone, cluster.state.steps.fpk.since));
  const due = addMonths(last?.data.heldOn ?? since, numberOf(input, 'months'));
  return byDay(input, last?.data.heldOn ?? null, due, forumEvidence(input, last ? [last] : []));
};

/** B.1.b(4), E: a decree names those who sit, and is renewed before its term ends. Without one nothing is stale. */
const fpkDecreeCurrent: SustainedJudge = (input) => {
  const { forum } = input.on;
  if (forum === null) return NOT_YET;
  const decree = standingDecrees(
    seen<ForumEvent, 'DecreeIssued'>(input, forum.state.facts, 'DecreeIssued'),
    input.day,
  )
    .filter(({ data }) => data.covers.includes('membership'))
    .at(-1);
  if (decree === undefined) return NOT_YET;
  const { roster, until } = decree.data;
  const filled = memberRoster(forum.state, input.zone, input.day).filled(input.day);
  const seatings = seen<ForumEvent, 'MemberSeated'>(input, forum.state.facts, 'MemberSeated');
  const seated = new Set(filled.map(({ fact }) => fact.data.person));
  const unnamed = filled
    .filter(({ fact }) => !roster.includes(fact.data.person))
    .map(({ fact }) => fact.data.organ);
  const gone = roster
    .filter((person) => !seated.has(person))
    .map((person) => goneMember(seatings.find(({ data }) => data.person === person)?.data.organ));
  const due = until === undefined ? undefined : addDays(until, -numberOf(input, 'warnDays'));
  const ending = due !== undefined && input.day > due ? [untilText(until!)] : [];
  const x = [...unnamed, ...gone, ...ending];
  return {
    applicable: true,
    met: x.length === 0,
    reasons: x.length === 0 ? [] : [explain('r2', { x })],
    evidence: forumEvidence(input, [decree, ...filled.map(({ fact }) => fact)]),
    ...(due !== undefined && { due }),
    ...(due !== undefined && input.day <= due && { nextChange: addDays(due, 1) }),
  };
};

const goneMember = (organ: string | undefined): Bilingual =>
  organ === undefined
    ? text('orang yang tidak menduduki kursi', 'somebody who holds no seat')
    : text(`${organ} (tidak lagi menjabat)`, `${organ} (no longer seated)`);

function untilText(until: string): Bilingual {
  const { id, en } = dayText(until);
  return text(`SK berlaku sampai ${id}`, `the decree holds until ${en}`);
}

/** B.4(3) */
const fkakMeets: SustainedJudge = (input) => {
  const agreed = mechanism(input, 'fkak');
  if (!completedOnce(input, 'fkak') || agreed === undefined) return NOT_YET;
  const last = meetings(input, 'fkak').at(-1);
  const base = last?.data.heldOn ?? agreed.data.firstMeeting;
  const due = addDays(afterBeat(base, agreed.data.rhythm), numberOf(input, 'graceDays'));
  const source = { stream: input.on.cluster.stream, category: 'cluster' };
  return byDay(input, last?.data.heldOn ?? null, due, looked(source, last ? [agreed, last] : [agreed]));
};

/** The duties of the two bodies, by id: chapter IV, B.1.c and B.4(3). */
export const bodyDuties: Readonly<Record<string, SustainedJudge>> = {
  'fpk-prepares': fpkPrepares,
  'fpk-meets': fpkMeets,
  'fpk-supervises': fpkSupervises,
  'fpk-decree-current': fpkDecreeCurrent,
  'fkak-meets': fkakMeets,
};
