import type { Entry } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import { criteria, duties, judgeStep, sevenSteps } from '@app/programme';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { before5 } from '../../libs/programme/src/testing/deals.js';
import { noon } from '../../libs/programme/src/testing/world.js';
import { asJson, deciderOf, sevenStepsV1 } from '../histories/history.js';
import { categories } from './support/beginnings.js';
import { play, sequences } from './support/play.js';
import { runs, seeded } from './support/seed.js';

type Stream = readonly Omit<Entry, 'id'>[];

const stateOf = (entries: Stream, from?: unknown): unknown => {
  const decider = deciderOf(entries[0]!.category);
  return from === undefined ? fold(decider, entries) : fold(decider, entries, from);
};

/** The streams that random sequences leave, of every kind in turn, and the golden ones. */
function streamsOf(kind: (typeof categories)[number], sequence: Parameters<typeof play>[1]): Stream[] {
  return [...play(kind, sequence).all().values()];
}
const golden: readonly Stream[] = sevenStepsV1.names().map((name) => sevenStepsV1.read(name).entries);

/** Calls back while every judge of a criterion and of a duty is another one. */
function withJudges(judge: () => unknown, callback: () => void): void {
  const tables = [criteria, duties] as Record<string, unknown>[];
  const before = tables.map((table) => ({ ...table }));
  try {
    for (const table of tables) for (const id of Object.keys(table)) table[id] = judge;
    callback();
  } finally {
    tables.forEach((table, index) => Object.assign(table, before[index]));
  }
}

const OTHER_JUDGES: readonly (readonly [string, () => unknown])[] = [
  [
    'throw',
    () => {
      throw new Error('a judge was asked');
    },
  ],
  ['find everything met', () => ({ met: true, applicable: true, reasons: [], evidence: [] })],
  ['find nothing met', () => ({ met: false, applicable: true, reasons: [], evidence: [] })],
];

describe.each(OTHER_JUDGES)('replay while all judges %s', (_, judge) => {
  it('gives the states of the golden histories', () => {
    withJudges(judge, () => {
      for (const name of sevenStepsV1.names()) {
        const { entries, state } = sevenStepsV1.read(name);
        expect(asJson(stateOf(entries))).toEqual(state);
      }
    });
  });

  it.each(categories)(seeded('gives the states of any history of kind %s'), (kind) => {
    fc.assert(
      fc.property(sequences(15), (sequence) => {
        const streams = streamsOf(kind, sequence);
        const before = streams.map((entries) => stateOf(entries));
        withJudges(judge, () => {
          expect(
            isDeepStrictEqual(
              streams.map((entries) => stateOf(entries)),
              before,
            ),
          ).toBe(true);
        });
      }),
      runs(10),
    );
  });
});

it('judging does ask those judges, and nobody else once they are back', () => {
  const world = before5();
  const judge = () => judgeStep(sevenSteps, 'fpk', world.surroundings(), noon(world.today)).checklist.met;
  const met = judge();
  withJudges(OTHER_JUDGES[0]![1], () => expect(judge).toThrow('a judge was asked'));
  withJudges(OTHER_JUDGES[2]![1], () => expect(judge()).toBe(0));
  expect(judge()).toBe(met);
  expect(met).toBeGreaterThan(0);
});

/** Every cut of a history: the state before it, kept as JSON or as it is, folded on to the same end. */
function checkCuts(entries: Stream): void {
  const whole = stateOf(entries);
  let kept: unknown = deciderOf(entries[0]!.category).initial();
  for (let cut = 0; cut <= entries.length; cut++) {
    const suffix = entries.slice(cut);
    const ends = [kept, asJson(kept)].map((from) => fold(deciderOf(entries[0]!.category), suffix, from));
    if (!ends.every((end) => isDeepStrictEqual(end, whole))) {
      // Told by the matcher only once it fails: it is slow, and there are many cuts.
      expect({ cut, ends }).toEqual({ cut, ends: [whole, whole] });
      throw new Error(`folded on from version ${cut} the state has members that JSON does not keep`);
    }
    if (cut < entries.length) kept = stateOf([entries[cut]!], kept);
  }
}

describe('a prefix folded, then its suffix', () => {
  it('gives the whole, at every cut of the golden histories', () => {
    for (const entries of golden) checkCuts(entries);
  });

  it.each(categories)(seeded('gives the whole, at every cut of any history of kind %s'), (kind) => {
    fc.assert(
      fc.property(sequences(15), (sequence) => {
        for (const entries of streamsOf(kind, sequence)) checkCuts(entries);
      }),
      runs(10),
    );
  });

  it('leaves the state that it began with as it was', () => {
    for (const entries of golden) {
      const half = Math.floor(entries.length / 2);
      const kept = stateOf(entries.slice(0, half));
      const before = asJson(kept);
      stateOf(entries.slice(half), kept);
      expect(asJson(kept)).toEqual(before);
    }
  });
});
