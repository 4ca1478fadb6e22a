import type { SealedEntry } from '@app/eventsourcing';
import fc from 'fast-check';
import type { LogBuilder } from '../log-builder.js';
import { answersTo } from './answers.js';
import type { PlannedFile } from './survey-history.js';
import { SurveyHistory } from './survey-history.js';
import { plannedWaves } from './waves.js';

const KINDS = [
  { weight: 30, kind: 'record' },
  { weight: 15, kind: 'correct' },
  { weight: 12, kind: 'withdraw' },
  { weight: 4, kind: 'check' },
  { weight: 20, kind: 'start' },
  { weight: 25, kind: 'row' },
  { weight: 14, kind: 'commit' },
  { weight: 10, kind: 'drop' },
  { weight: 4, kind: 'close' },
  { weight: 2, kind: 'population' },
  { weight: 1, kind: 'withdraw-wave' },
] as const;

/** One attempt of somebody to do something; most are refused in the middle of a random history. */
export interface Move {
  readonly kind: (typeof KINDS)[number]['kind'];
  /** Which of the planned waves. */
  readonly wave: number;
  readonly who: number;
  readonly salt: number;
  readonly reasoned: boolean;
  readonly behind: number;
}

/** So few that they meet: in waves, in files, and in both waves of a cluster. */
const FIRMS = 9;
/** Two files that share a respondent. */
const FILES: readonly PlannedFile[] = [
  { file: '0a'.repeat(32), respondents: [0, 1] },
  { file: '0b'.repeat(32), respondents: [1, 2, 3] },
];

const moveOf = (
  waves: readonly number[],
  kind: fc.Arbitrary<Move['kind']>,
  firms: number,
): fc.Arbitrary<Move> =>
  fc.record({
    kind,
    wave: fc.constantFrom(...waves),
    who: fc.nat({ max: firms - 1 }),
    salt: fc.noShrink(fc.nat()),
    reasoned: fc.oneof(
      { weight: 3, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    behind: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 6 }) }),
  });

/** @param waves of the planned ones that the history is about */
export const movesOf = (waves: readonly number[], most: number, least = 1): fc.Arbitrary<Move[]> =>
  fc.array(
    moveOf(
      waves,
      fc.oneof(...KINDS.map(({ weight, kind }) => ({ weight, arbitrary: fc.constant(kind) }))),
      FIRMS,
    ),
    { minLength: least, maxLength: most, size: 'max' },
  );

/** Moves of which the first fill the waves with the answers of many firms. */
export const crowdedMovesOf = (waves: readonly number[], most: number, firms = 25): fc.Arbitrary<Move[]> => {
  const least = firms * waves.length;
  const records = fc.array(moveOf(waves, fc.constant('record'), firms), {
    ...{ minLength: least, maxLength: 2 * least, size: 'max' },
  });
  return fc.tuple(records, movesOf(waves, most)).map(([first, then]) => [...first, ...then]);
};

/** @returns moves over all planned waves, the same in every run */
export function someMoves(count: number, seed = 5): Move[] {
  const [moves] = fc.sample(
    movesOf(
      plannedWaves.map((_, index) => index),
      count,
      count,
    ),
    { seed, numRuns: 1 },
  );
  return moves!;
}

/** @param log that goes on; a fresh one by default @returns the log that the moves leave */
export function played(moves: readonly Move[], log?: LogBuilder): SealedEntry[] {
  const history = new SurveyHistory(log);
  for (const move of moves) play(history, move);
  return history.log.entries;
}

function play(history: SurveyHistory, { kind, who, salt, ...move }: Move): void {
  const wave = plannedWaves[move.wave]!;
  const file = FILES[salt % FILES.length]!;
  const manner = { reasoned: move.reasoned, behind: move.behind };
  history.open(wave);
  switch (kind) {
    case 'record':
      return void history.record(wave, who, salt, manner);
    case 'correct':
      return void history.correct(wave, who, answersTo(wave.instrument, salt), manner);
    case 'withdraw':
      return void history.withdraw(wave, who, manner);
    case 'check':
      return void history.check(wave, file);
    case 'start':
      history.check(wave, file);
      return void history.start(wave, file, manner);
    case 'row':
      return void history.row(wave, file, who % file.respondents.length, manner);
    case 'commit':
      return void history.commit(wave, file, manner);
    case 'drop':
      return void history.drop(wave, file);
    case 'close':
      return void history.onWave(wave, { type: 'close-wave', data: {} });
    case 'population':
      return void history.onWave(wave, {
        type: 'correct-population',
        data: { population: 10 + (salt % 90), reason: 'Dihitung ulang' },
      });
    case 'withdraw-wave':
      return void history.onWave(wave, { type: 'withdraw-wave', data: { reason: 'Keliru' } });
  }
}
