import { alignmentTopics } from '@app/contracts';
import type { Fact } from '../../shared/facts.js';
import type { Seat, Seating } from '../../shared/seats.js';
import type { ChecklistReason } from '../checklist.js';
import { explain } from '../explain.js';

type AlignmentFact = Fact<{
  type: 'AlignmentHeld';
  schema: number;
  data: { body: 'fpk' | 'fkak'; topics: readonly string[]; attendees: readonly string[] };
}>;

const topicLabel = (topic: string) =>
  alignmentTopics.labels[topic as keyof typeof alignmentTopics.labels] ?? topic;

/** The share of the people seated now who took part in a session on the topic; null without a session. */
function shareAligned(
  topic: string,
  held: readonly AlignmentFact[],
  seats: readonly Seat<Seating>[],
): number | null {
  const sessions = held.filter(({ data }) => data.topics.includes(topic));
  if (sessions.length === 0) return null;
  const present = new Set(sessions.flatMap(({ data }) => data.attendees));
  const aligned = seats.filter(({ fact }) => present.has(fact.data.person)).length;
  return seats.length === 0 ? 0 : aligned / seats.length;
}

/**
 * Judges an alignment of vision and mission: every topic was the subject of sessions in which enough of the
 * people seated on the day judged took part. Several sessions add up, so that a late-comer can be aligned later.
 */
export function alignmentReasons(
  held: readonly AlignmentFact[],
  seats: readonly Seat<Seating>[],
  topics: readonly string[],
  minAttendance: number,
): ChecklistReason[] {
  if (held.length === 0) return [explain('r1', {})];
  const shares = topics.map((topic) => ({ topic, share: shareAligned(topic, held, seats) }));
  const missing = shares.filter(({ share }) => share === null).map(({ topic }) => topicLabel(topic));
  const lowest = Math.min(...shares.flatMap(({ share }) => (share === null ? [] : [share])));
  return [
    ...(missing.length > 0 ? [explain('r2', { x: missing })] : []),
    ...(lowest < minAttendance ? [explain('r3', { n: lowest, min: minAttendance, share: true })] : []),
  ];
}
