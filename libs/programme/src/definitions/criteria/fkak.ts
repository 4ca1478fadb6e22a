import { meetingPurposes, text } from '@app/contracts';
import type { ClusterEvent } from '../../cluster/events.js';
import {
  type RepresentativeSeat,
  type RepresentativeSeating,
  representativeRoster,
} from '../../cluster/roster.js';
import { dayIn } from '../../shared/calendar.js';
import type { Fact } from '../../shared/facts.js';
import type { Roster } from '../../shared/seats.js';
import type { Evidence } from '../checklist.js';
import { explain } from '../explain.js';
import type { Judge, JudgeInput, Judgement } from '../judge-types.js';
import { alignmentReasons } from './alignment.js';
import { answer, listOf, looked, numberOf, seen } from './answers.js';

const NOTHING = [explain('r1', {})];

/** The FKAK as it stands on the day judged. */
interface Assembly {
  readonly input: JudgeInput;
  readonly roster: Roster<RepresentativeSeating>;
  readonly filled: readonly RepresentativeSeat[];
  evidence(facts: readonly Fact[]): Evidence[];
  facts<T extends ClusterEvent['type']>(type: T): readonly Fact<Extract<ClusterEvent, { type: T }>>[];
}

const onFkak =
  (judge: (assembly: Assembly) => Judgement): Judge =>
  (input) => {
    const { cluster } = input.on;
    const roster = representativeRoster(cluster.state, input.zone, input.day);
    return judge({
      input,
      roster,
      filled: roster.filled(input.day),
      evidence: (facts) => looked({ stream: cluster.stream, category: 'cluster' }, facts),
      facts: (type) => seen<ClusterEvent, typeof type>(input, cluster.state.facts, type),
    });
  };

const seatings = (seats: readonly RepresentativeSeat[]): Fact[] => seats.map(({ fact }) => fact);

/** B.4 */
const established = onFkak(({ input, facts, evidence }) => {
  const founded = facts('FkakEstablished').filter(({ data }) => data.establishedOn <= input.day);
  return answer(founded.length === 0 ? NOTHING : [], evidence(founded));
});

const speaksFor = (subgroup: string) => (seat: RepresentativeSeat) =>
  seat.filled && seat.fact.data.subgroup === subgroup;

/** B.4(1): grace runs for each sub-group by itself, from the day it was listed or lost its last representative. */
const subgroupsRepresented = onFkak(({ input, roster, filled, facts, evidence }) => {
  const subgroups = facts('SubgroupListed');
  const silent = subgroups.filter(({ data }) => !filled.some(speaksFor(data.subgroup)));
  const since = silent.map(({ data, effectiveAt }) => {
    const listed = dayIn(input.zone, effectiveAt);
    const empty = roster.unmetSince((seats) => seats.some(speaksFor(data.subgroup)));
    return empty === undefined || empty < listed ? listed : empty;
  });
  const reasons = silent.length === 0 ? [] : [explain('r2', { x: silent.map(({ data }) => data.name) })];
  return answer(subgroups.length === 0 ? NOTHING : reasons, evidence([...subgroups, ...seatings(filled)]), {
    nextChange: roster.nextTermEnd(input.day),
    unmetSince: since.sort()[0],
  });
});

/** B.4(1): about 15; the bounds are ours. */
const size = onFkak(({ input, roster, filled, facts, evidence }) => {
  const min = numberOf(input, 'min');
  const max = numberOf(input, 'max');
  const fits = (count: number): boolean => count >= min && count <= max;
  const met = fits(filled.length);
  const never = facts('RepresentativeSeated').length === 0;
  return answer(
    met ? [] : never ? NOTHING : [explain('r3', { n: filled.length, min, max })],
    evidence(seatings(filled)),
    {
      nextChange: roster.nextTermEnd(input.day),
      unmetSince: met
        ? undefined
        : roster.unmetSince((seats) => fits(seats.filter((seat) => seat.filled).length)),
    },
  );
});

/** B.4(2) */
const visionAligned = onFkak(({ input, filled, facts, evidence }) => {
  const held = facts('AlignmentHeld').filter(({ data }) => data.body === 'fkak' && data.heldOn <= input.day);
  const reasons = alignmentReasons(held, filled, listOf(input, 'topics'), numberOf(input, 'minAttendance'));
  return answer(reasons, evidence(held.length === 0 ? [] : [...held, ...seatings(filled)]));
});

/** B.4(3): a routine is agreed, and meetings have begun that serve every purpose between them. */
const meetingsRegular = onFkak(({ input, facts, evidence }) => {
  const mechanism = facts('MechanismAgreed')
    .filter(({ data }) => data.body === 'fkak')
    .at(-1);
  const meetings = facts('MeetingHeld').filter(
    ({ data }) => data.body === 'fkak' && data.heldOn <= input.day,
  );
  const served = new Set<string>(meetings.flatMap(({ data }) => data.purposes));
  const routine = mechanism === undefined ? [text('rutinitas pertemuan', 'the routine of meetings')] : [];
  const purposes = listOf(input, 'purposes')
    .filter((purpose) => !served.has(purpose))
    .map((purpose) => meetingPurposes.labels[purpose as keyof typeof meetingPurposes.labels]);
  const missing = [...routine, ...purposes];
  const min = numberOf(input, 'minHeld');
  const reasons = [
    ...(missing.length > 0 ? [explain('r2', { x: missing })] : []),
    ...(meetings.length < min ? [explain('r3', { n: meetings.length, min })] : []),
  ];
  const nothing = mechanism === undefined && meetings.length === 0;
  return answer(
    nothing ? NOTHING : reasons,
    evidence([...(mechanism === undefined ? [] : [mechanism]), ...meetings]),
  );
});

/** Judges of step 4, by criterion id. */
export const fkakJudges: Readonly<Record<string, Judge>> = {
  'fkak-established': established,
  'fkak-subgroups-represented': subgroupsRepresented,
  'fkak-size': size,
  'fkak-vision-aligned': visionAligned,
  'fkak-meetings-regular': meetingsRegular,
};
