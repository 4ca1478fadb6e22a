import type { CommandContext } from '@app/eventsourcing';
import { given, type Given } from '../../../../eventsourcing/src/testing/given.js';
import { event } from '../../shared/event-spec.js';
import { uid } from '../../testing/world.js';
import { type AnyForumCommand, forumDecider } from '../decider.js';
import type { ForumEvent } from '../events.js';

/** The people, seats and things of the specifications. */
export const ID = {
  ani: uid(1),
  budi: uid(2),
  citra: uid(3),
  seat: uid(11),
  otherSeat: uid(12),
  round: uid(21),
  otherRound: uid(22),
  candidate: uid(31),
  otherCandidate: uid(32),
  meeting: uid(41),
  action: uid(51),
  case: uid(61),
  cluster: uid(71),
  unknown: uid(99),
} as const;

/** The day on which commands are decided, 16:00 in Java. */
export const TODAY = '2026-03-31';
export const TOMORROW = '2026-04-01';
export const noon = (day: string): string => `${day}T05:00:00.000Z`;

type DataOf<T extends ForumEvent['type']> = Extract<ForumEvent, { type: T }>['data'];

/** A fact of a forum, typed by its name. */
export const fact = <T extends ForumEvent['type']>(type: T, data: DataOf<T>): ForumEvent =>
  event(type, data) as ForumEvent;

/** A fact that holds since noon of a day. */
export const since = (day: string, ...facts: readonly ForumEvent[]): Given<ForumEvent> => ({
  events: facts,
  at: noon(day),
  effectiveAt: noon(day),
});

/** A command, typed by its name. */
export const command = <N extends AnyForumCommand['type']>(
  type: N,
  data: Extract<AnyForumCommand, { type: N }>['data'],
) => ({ type, data }) as Extract<AnyForumCommand, { type: N }>;

export type History = readonly Given<ForumEvent>[];

export const ESTABLISHED = fact('ForumEstablished', {
  region: '33.10',
  level: 'regency',
  name: 'FPK Klaten',
});

export const seated = (person: string, seat: string, until?: string): ForumEvent =>
  fact('MemberSeated', {
    seat,
    person,
    organKind: 'opd',
    organ: 'Dinas Perindustrian',
    standing: 'core',
    ...(until !== undefined && { until }),
  });

export const left = (seat: string, leftOn: string, seatContinues = true): ForumEvent =>
  fact('MemberLeft', { seat, leftOn, why: 'Mutasi', how: 'left', seatContinues });

export const MECHANISM = fact('MechanismAgreed', {
  body: 'fpk',
  coordinator: ID.ani,
  firstMeeting: '2026-02-01',
  rhythm: { every: 1, unit: 'month' },
});

export const met = (changes: Partial<DataOf<'MeetingHeld'>> = {}): ForumEvent =>
  fact('MeetingHeld', {
    body: 'fpk',
    meeting: ID.meeting,
    heldOn: '2026-02-01',
    purposes: ['preparation'],
    clusters: [],
    attendees: [ID.ani],
    decisions: [],
    actions: [{ action: ID.action, what: 'Surat', owner: ID.ani, due: '2026-03-01' }],
    ...changes,
  });

export const DISSOLVED = fact('ForumDissolved', { reason: 'Digabung' });

/** One member, seated in January 2026; the second entry is the seating. */
export const founded: History = [
  since('2026-01-05', ESTABLISHED),
  since('2026-01-06', seated(ID.ani, ID.seat)),
];
/** A mechanism agreed and a meeting held, in the third and fourth entries. */
export const working: History = [...founded, since('2026-01-07', MECHANISM), since('2026-02-01', met())];

/** Decides a command after a history. */
export const decide = (history: History, what: AnyForumCommand, context: Partial<CommandContext> = {}) =>
  given(forumDecider, history).when(what, context);

/** The codes of a refusal with their fields: `seat-occupied /seat`. */
export function refusal(
  history: History,
  what: AnyForumCommand,
  context: Partial<CommandContext> = {},
): readonly string[] {
  const { decision } = decide(history, what, context);
  if (decision.ok) throw new Error(`accepted: ${JSON.stringify(decision.events)}`);
  return decision.refusal.reasons.map(({ code, field }) => (field === undefined ? code : `${code} ${field}`));
}
