import { nonResponses, reportView, type InstrumentContent } from '@app/contracts';
import { cooperationV1, dynamicsJicaV1, problemHandlingV1 } from '@app/programme';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { codesOf, respondentTo } from '../testing/respondents.js';
import {
  cellIn,
  moment,
  surveyId,
  tableIn,
  valuesOf,
  waveFrom,
  waveWith,
  type Answers,
} from '../testing/waves.js';
import { nonResponseReport } from './report.js';

const yes: Answers = { backward: { code: 'yes' }, 'backward-mode': { code: 'active' } };
const respondents: Answers[] = [
  ...Array<Answers>(13).fill(yes),
  ...Array<Answers>(3).fill({ backward: { missing: 'refused' } }),
  { backward: { missing: 'dont-know' } },
  { backward: { missing: 'not-asked' } },
  { backward: { missing: 'inapplicable' } },
];
const report = nonResponseReport([waveFrom(cooperationV1, 1, respondents, { population: 38 })], moment);

describe('non-response', () => {
  it('tells apart who was asked, who answered and why the others did not', () => {
    const table = tableIn(report, `non-response-${surveyId(1)}`);
    expect(table.columns.map(({ key }) => key).join(' ')).toBe(
      'population respondents coverage asked answered not-asked refused dont-know inapplicable skipped response',
    );
    expect(valuesOf(table, 'backward').join(' ')).toBe('38 19 50.0 17 13 1 3 1 1 0 76.5');
    // Only the 13 were asked how.
    expect(valuesOf(table, 'backward-mode').join(' ')).toBe('38 19 50.0 13 13 0 0 0 0 6 100.0');
    expect(reportView.parse(report)).toEqual(report);
  });

  it('opens to those who gave the reason', () => {
    const cell = cellIn(tableIn(report, `non-response-${surveyId(1)}`), 'backward', 'refused');
    expect(cell.source).toEqual({
      surveys: [surveyId(1)],
      item: 'backward',
      codes: [],
      missing: ['refused'],
    });
  });

  it('leaves out items that ask for names', () => {
    const keys = tableIn(report, `non-response-${surveyId(1)}`).rows.map(({ key }) => key);
    expect(keys.filter((key) => key.endsWith('-partners'))).toEqual([]);
  });

  it('refuses counts of more than the respondents', () => {
    const wave = waveWith(cooperationV1, 1, { peer: { yes: 3 } }, { respondents: 2 });
    expect(() => nonResponseReport([wave], moment)).toThrow(RangeError);
  });
});

describe('the bounds', () => {
  it('of 13 yes of 13 who answered, of 17 asked, are 76.5 and 100', () => {
    expect(valuesOf(tableIn(report, `bounds-${surveyId(1)}`), 'backward')).toEqual([
      '100.0',
      '76.5',
      '100.0',
    ]);
    expect(cellIn(tableIn(report, `bounds-${surveyId(1)}`), 'backward', 'lower')).toMatchObject({
      n: 17,
      base: { code: 'asked', n: 17 },
    });
  });

  it('of a mean are all missing answers at either end of the scale', () => {
    const said: Answers[] = [
      { trust: { code: '3' } },
      { trust: { code: '4' } },
      { trust: { missing: 'refused' } },
      { trust: { missing: 'not-asked' } },
    ];
    const table = tableIn(
      nonResponseReport([waveFrom(dynamicsJicaV1, 2, said)], moment),
      `bounds-${surveyId(2)}`,
    );
    expect(valuesOf(table, 'trust')).toEqual(['3.5', '2.7', '4.0']);
  });

  it('of nobody who answered are the whole range, and of nobody asked none', () => {
    const said: Answers[] = [{ peer: { missing: 'refused' }, forward: { missing: 'not-asked' } }];
    const made = nonResponseReport([waveFrom(cooperationV1, 3, said)], moment);
    const table = tableIn(made, `bounds-${surveyId(3)}`);
    expect(valuesOf(table, 'peer')).toEqual([null, '0.0', '100.0']);
    expect(valuesOf(table, 'forward')).toEqual([null, null, null]);
  });

  it('of scores come with the caveat of scores, and modes have no mean', () => {
    const scores = nonResponseReport([waveFrom(problemHandlingV1, 4, [])], moment);
    expect(tableIn(scores, `bounds-${surveyId(4)}`).notes.map(({ code }) => code)).toContain('score-caveat');
    const rows = tableIn(report, `bounds-${surveyId(1)}`).rows.map(({ key }) => key);
    expect(rows).toEqual(['peer', 'backward', 'forward', 'supporting']);
  });
});

describe('any respondents', () => {
  const Wide = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });
  const many = (instrument: InstrumentContent) => fc.array(respondentTo(instrument), { maxLength: 25 });

  it('are each counted once, in one of the columns', () => {
    fc.assert(
      fc.property(many(cooperationV1), (people) => {
        const made = nonResponseReport([waveFrom(cooperationV1, 1, people)], moment);
        for (const { cells } of tableIn(made, `non-response-${surveyId(1)}`).rows) {
          const of = (key: string) => Number(cells[key]?.value);
          const all = ['answered', ...nonResponses.codes, 'skipped'].reduce((sum, key) => sum + of(key), 0);
          expect(all).toBe(people.length);
          expect(of('asked')).toBe(of('answered') + of('refused') + of('dont-know'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('have bounds that filling the gaps in the worst and the best way has', () => {
    fc.assert(
      fc.property(many(dynamicsJicaV1), (people) => {
        const table = tableIn(
          nonResponseReport([waveFrom(dynamicsJicaV1, 1, people)], moment),
          `bounds-${surveyId(1)}`,
        );
        for (const { id } of dynamicsJicaV1.items) {
          const gaps = people.filter((one) => {
            const said = one[id];
            return said !== undefined && 'missing' in said && ['refused', 'dont-know'].includes(said.missing);
          });
          const filled = (value: number) => {
            const all = [...codesOf(people, id).map(Number), ...gaps.map(() => value)];
            return all.length === 0
              ? null
              : Wide.sum(0, ...all)
                  .div(all.length)
                  .toFixed(1);
          };
          expect(valuesOf(table, id).slice(1)).toEqual([filled(1), filled(5)]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
