import type { ClaimReport } from '@app/contracts';
import fc from 'fast-check';
import { cooperation, dynamics, problems, reportOf } from './published.js';

/**
 * Made-up surveys and the report that an honest author would print of them: every figure computed from the answers
 * and rounded once. Written without the code under test.
 */
export interface Survey {
  readonly decimals: number;
  readonly percentDecimals: number;
  readonly scale: number;
  /** Whether averages weigh places by their respondents. */
  readonly pooled: boolean;
  /** Whether a row's total adds up printed means, or the means before rounding. */
  readonly totalsOfPrinted: boolean;
  readonly totals: 'sum' | 'mean';
  /** place → respondent → answers to the questions */
  readonly ratings: readonly (readonly (readonly number[])[])[];
  /** place → respondent → -1 for no, else the mode */
  readonly modes: readonly (readonly number[])[];
}

export const survey = (max = { places: 4, people: 12, questions: 3 }): fc.Arbitrary<Survey> =>
  fc
    .record({
      places: fc.integer({ min: 1, max: max.places }),
      questions: fc.integer({ min: 1, max: max.questions }),
      scale: fc.integer({ min: 2, max: 7 }),
    })
    .chain(({ places, questions, scale }) => {
      const respondent = fc.tuple(
        fc.array(fc.integer({ min: 1, max: scale }), { minLength: questions, maxLength: questions }),
        fc.integer({ min: -1, max: 2 }),
      );
      const place = fc.array(respondent, { minLength: 1, maxLength: max.people });
      return fc
        .record({
          decimals: fc.integer({ min: 0, max: 2 }),
          percentDecimals: fc.integer({ min: 0, max: 2 }),
          pooled: fc.boolean(),
          totalsOfPrinted: fc.boolean(),
          totals: fc.constantFrom('sum' as const, 'mean' as const),
          places: fc.array(place, { minLength: places, maxLength: places }),
        })
        .map(({ places: all, ...rest }) => ({
          ...rest,
          scale,
          ratings: all.map((people) => people.map(([ratings]) => ratings)),
          modes: all.map((people) => people.map(([, mode]) => mode)),
        }));
    });

/** n over d, rounded half away from zero, in whole numbers. */
export function rounded(n: bigint, d: bigint, decimals: number): string {
  const scaled = (2n * n * 10n ** BigInt(decimals) + d) / (2n * d);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

type Fraction = readonly [n: bigint, d: bigint];
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const sum = (fractions: readonly Fraction[]): Fraction => fractions.reduce(add, [0n, 1n]);
const over = ([n, d]: Fraction, by: number): Fraction => [n, d * BigInt(by)];
const meanOf = (answers: readonly number[]): Fraction => [
  BigInt(answers.reduce((total, each) => total + each, 0)),
  BigInt(answers.length),
];
const parsed = (text: string): Fraction => {
  const [whole, fraction = ''] = text.split('.') as [string, string?];
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
};

const range = (length: number) => Array.from({ length }, (_, index) => index);
const name = (place: number) => `L${place + 1}`;

function ratingTables(given: Survey) {
  const { ratings, decimals, scale, pooled, totals, totalsOfPrinted } = given;
  const questions = range(ratings[0]![0]!.length);
  const print = ([n, d]: Fraction) => rounded(n, d, decimals);
  const answers = (place: number, question: number) => ratings[place]!.map((each) => each[question]!);
  const average = (question: number) =>
    pooled
      ? meanOf(range(ratings.length).flatMap((place) => answers(place, question)))
      : over(sum(range(ratings.length).map((place) => meanOf(answers(place, question)))), ratings.length);
  const dynamicLines = range(ratings.length).map((place) => {
    const means = questions.map((question) => meanOf(answers(place, question)));
    const cells = questions.map((question, index) => {
      const own = answers(place, question);
      return `${print(means[index]!)}:${Math.min(...own)}:${Math.max(...own)}`;
    });
    const added = sum(totalsOfPrinted ? means.map((each) => parsed(print(each))) : means);
    const total = print(totals === 'sum' ? added : over(added, questions.length));
    return `${name(place)} ${cells.join(' ')} ${total}`;
  });
  const lines = range(ratings.length).map((place) => {
    const cells = questions.map((question) => print(meanOf(answers(place, question))));
    return `${name(place)} ${cells.join(' ')}`;
  });
  const ends = { min: '1', max: String(scale) };
  return [
    dynamics('rated', dynamicLines, { scale: ends, totals }),
    problems(
      'scored',
      [...lines, `Rata-rata ${questions.map((question) => print(average(question))).join(' ')}`],
      {
        scale: ends,
      },
    ),
  ];
}

function countTable({ modes, percentDecimals }: Survey) {
  const line = (label: string, people: readonly number[]) => {
    const count = (wanted: (mode: number) => boolean) => people.filter(wanted).length;
    const yes = count((mode) => mode >= 0);
    const part = (own: number, base: number) =>
      own === 0 ? '0' : `${own}/${rounded(BigInt(own) * 100n, BigInt(base), percentDecimals)}`;
    const split = range(3).map((mode) =>
      part(
        count((each) => each === mode),
        yes,
      ),
    );
    const no = people.length - yes;
    return [label, part(yes, people.length), part(no, people.length), ...split, people.length].join(' ');
  };
  const lines = modes.map((people, place) => line(name(place), people));
  return cooperation('counted', [...lines, line('Total', modes.flat())]);
}

/** @returns the report of a survey, every figure right before it was rounded */
export const honestReport = (given: Survey): ClaimReport =>
  reportOf([countTable(given), ...ratingTables(given)], { interviewed: 'counted' });
