import type { NoticeChannel, Rung } from '@app/contracts';
import { noticeChannels, rungs } from '@app/contracts';
import type { SealedEntry } from '@app/eventsourcing';
import type { AnyObligationCommand, Notice, ObligationState } from '@app/programme';
import { obligationDecider, obligationStreamId } from '@app/programme';
import fc from 'fast-check';
import { idOf, LogBuilder } from '../log-builder.js';

export const PEOPLE = [idOf(0xbe, 1), idOf(0xbe, 2), idOf(0xbe, 3)] as const;

type Identity = Omit<Notice, 'rung' | 'to' | 'due' | 'mandatory' | 'source'>;

const place = (number: number) => ({ cluster: idOf(0xc1, number), region: `33.${10 + number}` });

/** Obligations that differ in where they lie, what they are about and whose they are. */
export const plannedObligations: readonly Identity[] = [
  {
    key: `fkak-meeting:${idOf(0xc1, 1)}:2026-01-06`,
    kind: 'fkak-meeting',
    subject: { category: 'cluster', stream: idOf(0xc1, 1) },
    period: '2026-01-06',
    ...place(1),
    owner: { role: 'fkak-rep', person: PEOPLE[0] },
  },
  {
    key: `payment:${idOf(0xa1, 1)}/p1:-`,
    kind: 'payment',
    subject: { category: 'agreement', stream: idOf(0xa1, 1), item: 'p1' },
    period: null,
    ...place(2),
    owner: { role: 'lpt', person: null },
  },
  {
    key: `decree-term:${idOf(0xf0, 1)}:-`,
    kind: 'decree-term',
    subject: { category: 'forum', stream: idOf(0xf0, 1) },
    period: null,
    cluster: null,
    region: '34',
    owner: { role: 'coordinator', person: PEOPLE[1] },
  },
];

const KINDS = ['raise', 'escalate', 'hand-over', 'fail', 'acknowledge', 'met', 'void', 'open'] as const;

/** One attempt to record something; many are refused in the middle of a random history. */
export interface NoticeMove {
  readonly kind: (typeof KINDS)[number];
  /** Which of the planned obligations. */
  readonly obligation: number;
  readonly rung: Rung;
  readonly person: number;
  readonly channel: NoticeChannel;
  readonly salt: number;
  /** Minutes that pass before. */
  readonly minutes: number;
}

export const noticeMoves = (most: number, least = 1): fc.Arbitrary<NoticeMove[]> =>
  fc.array(
    fc.record({
      kind: fc.oneof(
        ...KINDS.map((kind, index) => ({
          weight: [9, 5, 14, 5, 9, 2, 1, 4][index]!,
          arbitrary: fc.constant(kind),
        })),
      ),
      obligation: fc.nat({ max: plannedObligations.length - 1 }),
      rung: fc.constantFrom(...rungs.codes),
      person: fc.nat({ max: PEOPLE.length - 1 }),
      // Mostly the inbox, so that there is something in it.
      channel: fc.oneof(fc.constant('inbox' as const), fc.constantFrom(...noticeChannels.codes)),
      salt: fc.nat({ max: 5 }),
      minutes: fc.nat({ max: 600 }),
    }),
    { minLength: least, maxLength: most, size: 'max' },
  );

/** @returns moves, the same in every run */
export function someNoticeMoves(count: number, seed = 4): NoticeMove[] {
  const [moves] = fc.sample(noticeMoves(count, count), { seed, numRuns: 1 });
  return moves!;
}

/** @returns the log that the moves leave */
export function playedNotices(moves: readonly NoticeMove[]): SealedEntry[] {
  const log = new LogBuilder();
  const states = new Map<string, ObligationState>();
  for (const move of moves) {
    const stream = obligationStreamId(plannedObligations[move.obligation]!.key);
    log.passDays(move.minutes / 1440);
    const state = states.get(stream) ?? obligationDecider.initial();
    const decision = obligationDecider.decide(
      commandOf(move),
      state,
      contextOf(move, stream, log.clock),
      undefined,
    );
    if (!decision.ok || decision.events.length === 0) continue;
    const entry = log.add('obligation', stream, decision.events);
    states.set(
      stream,
      decision.events.reduce(
        (before, event, index) => obligationDecider.evolve(before, event, { ...entry, index }),
        state,
      ),
    );
  }
  return log.entries;
}

function contextOf({ person }: NoticeMove, stream: string, at: string) {
  const actor = { account: idOf(0xac, person), person: PEOPLE[person]! };
  return { commandId: idOf(0xc0, 0), stream, actor, at, effectiveAt: at };
}

function commandOf(move: NoticeMove): AnyObligationCommand {
  const { rung, channel, salt } = move;
  const person = PEOPLE[move.person]!;
  switch (move.kind) {
    case 'raise':
      return { type: 'raise-notice', data: noticeOf(move) };
    case 'escalate':
      return {
        type: 'raise-notice',
        data: { ...noticeOf(move), why: salt > 2 ? 'unacknowledged' : 'undeliverable' },
      };
    case 'hand-over':
      return { type: 'hand-over-notice', data: { rung, channel, person, messageId: `m-${salt}` } };
    case 'fail':
      return {
        type: 'fail-notice',
        data:
          salt === 0
            ? { rung, channel: null, person: null, code: 'nobody', attempt: 1 }
            : { rung, channel, person, code: 'timeout', attempt: salt },
      };
    case 'acknowledge':
      return { type: 'acknowledge-notice', data: { rung } };
    case 'void':
      return { type: 'settle-obligation', data: { state: 'void', why: 'suspended', by: null } };
    default:
      return {
        type: 'settle-obligation',
        data: { state: move.kind, by: { stream: idOf(0xf, salt), version: 1, type: 'X' } },
      };
  }
}

function noticeOf({ obligation, rung, person, salt }: NoticeMove): Notice {
  const identity = plannedObligations[obligation]!;
  return {
    ...identity,
    rung,
    to: salt > 3 ? { role: 'manager', person: null } : { role: 'manager', person: PEOPLE[person]! },
    // Around the days on which the history plays, so that reminders come before, on and after.
    due: `2026-01-${String(6 + salt * 2).padStart(2, '0')}`,
    mandatory: salt % 2 === 0,
    source: { rule: identity.kind, text: { id: 'Aturan', en: 'Rule' }, facts: [] },
  };
}
