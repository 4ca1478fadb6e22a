import { reportView, type InstrumentContent } from '@app/contracts';
import { cooperationV1, dynamicsJicaV1, problemHandlingV1, problemHandlingV2 } from '@app/programme';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { pairFrom, type Firm } from '../testing/panels.js';
import { codesOf, respondentTo } from '../testing/respondents.js';
import { cellIn, clusterId, moment, surveyId, tableIn, valuesOf, type Answers } from '../testing/waves.js';
import { changeReport } from './report.js';

const trust = (code: string): Answers => ({ trust: { code } });
const peer = (code: string): Answers => ({ peer: { code } });
const same = (instrument: InstrumentContent) => [instrument, instrument] as const;
const table = (kind: string) => `change-${kind}-${surveyId(2)}`;

/** Two stay and rise, one leaves with a 5, two join with a 1. */
const firms: Firm[] = [
  { before: trust('2'), after: trust('3') },
  { before: trust('3'), after: trust('3') },
  { before: trust('5') },
  { after: trust('1') },
  { after: trust('1') },
];
const pair = pairFrom(same(dynamicsJicaV1), firms);
const report = changeReport([pair], moment);

describe('change between two waves', () => {
  it('is told of all respondents and of the panel apart', () => {
    // All: 10/3 to 8/4; the panel, 5/2 to 6/2, went the other way.
    expect(valuesOf(tableIn(report, table('means')), 'trust')).toEqual([
      '3.3',
      '2.0',
      '-1.3',
      '2.5',
      '3.0',
      '0.5',
    ]);
    expect(cellIn(tableIn(report, table('means')), 'trust', 'panel.difference')).toMatchObject({
      n: 2,
      base: { code: 'panel', n: 2 },
      source: null,
    });
    expect(reportView.parse(report)).toEqual(report);
  });

  it('tells who left and who joined', () => {
    expect(valuesOf(tableIn(report, 'change-attrition'), surveyId(2))).toEqual([
      '3',
      '4',
      '2',
      '1',
      '2',
      '33.3',
      '50.0',
    ]);
  });

  it('tells how many of the panel went up, stayed and went down', () => {
    expect(valuesOf(tableIn(report, table('moves')), 'trust')).toEqual([
      '1',
      '50.0',
      '1',
      '50.0',
      '0',
      '0.0',
    ]);
  });

  it('of a share is in percentage points, rounded once', () => {
    const moved = pairFrom(same(cooperationV1), [
      { before: peer('yes'), after: peer('yes') },
      { before: peer('no'), after: peer('yes') },
      { before: peer('no') },
    ]);
    const shares = tableIn(changeReport([moved], moment), table('shares'));
    expect(valuesOf(shares, 'peer.yes')).toEqual(['33.3', '100.0', '66.7', '50.0', '100.0', '50.0']);
    expect(shares.notes.map(({ code }) => code)).toContain('percentage-points');
    expect(cellIn(tableIn(changeReport([moved], moment), table('moves')), 'peer', 'up.count').value).toBe(
      '1',
    );
  });

  it('leaves the panel out where respondents cannot be matched', () => {
    const unmatched = changeReport([{ ...pair, panel: null }], moment);
    const row = tableIn(unmatched, table('means')).rows.find(({ key }) => key === 'trust');
    expect(Object.keys(row!.cells)).toEqual(['before', 'after', 'difference']);
    expect(unmatched.tables.map(({ key }) => key)).not.toContain(table('moves'));
  });

  it('warns of a change of method', () => {
    const changed = pairFrom(same(dynamicsJicaV1), firms, { after: { method: 'consensus' } });
    const codes = tableIn(changeReport([changed], moment), table('means')).notes.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['method-changed', 'consensus']));
  });

  it('lists a wave that is in two pairs once', () => {
    const chain = changeReport([pair, { before: null, after: pair.before, panel: null }], moment);
    expect(chain.waves.map(({ survey }) => survey)).toEqual([surveyId(1), surveyId(2)]);
  });
});

describe('a single wave', () => {
  const single = changeReport([{ before: null, after: pair.after, panel: null }], moment);

  it('is a level, and no change', () => {
    const means = tableIn(single, table('means'));
    expect(cellIn(means, 'trust', 'after').value).toBe('2.0');
    expect(cellIn(means, 'trust', 'difference')).toMatchObject({ value: null, why: 'one-wave' });
    expect(cellIn(tableIn(single, 'change-attrition'), surveyId(2), 'attrition').why).toBe('one-wave');
  });

  it('claims no base of an earlier wave that is not there', () => {
    const attrition = cellIn(tableIn(single, 'change-attrition'), surveyId(2), 'attrition');
    expect([cellIn(tableIn(single, table('means')), 'trust', 'difference').base, attrition.base]).toEqual([
      null,
      null,
    ]);
  });

  it('says so, of the report and of the table', () => {
    expect(single.notes.map(({ code }) => code)).toContain('one-wave');
    expect(tableIn(single, table('means')).notes.map(({ code }) => code)).toContain('one-wave');
    expect(report.notes.map(({ code }) => code)).not.toContain('one-wave');
  });
});

describe('versions', () => {
  it('that only add labels stay comparable', () => {
    const said: Answers = { production: { code: '4' } };
    const moved = pairFrom([problemHandlingV1, problemHandlingV2], [{ before: said, after: said }]);
    const means = tableIn(changeReport([moved], moment), table('means'));
    expect(valuesOf(means, 'production')).toEqual(['4.0', '4.0', '0.0', '4.0', '4.0', '0.0']);
    expect(means.notes.map(({ code }) => code)).toContain('score-caveat');
  });

  const wider: InstrumentContent = {
    ...dynamicsJicaV1,
    version: 2,
    items: dynamicsJicaV1.items
      .filter(({ id }) => id !== 'market')
      .map((item) => ({ ...item, options: item.options.map((one) => ({ ...one, value: one.value! * 2 })) })),
  };

  it('that measure an item differently have both levels and no difference', () => {
    const means = tableIn(changeReport([pairFrom([dynamicsJicaV1, wider], firms)], moment), table('means'));
    expect(cellIn(means, 'trust', 'before').value).toBe('3.3');
    expect(cellIn(means, 'trust', 'after').value).toBe('4.0');
    expect(cellIn(means, 'trust', 'difference')).toMatchObject({ value: null, why: 'not-comparable' });
    expect(means.notes.map(({ code }) => code)).toContain('not-comparable');
  });

  it('without an item have no figure of it', () => {
    const means = tableIn(changeReport([pairFrom([dynamicsJicaV1, wider], firms)], moment), table('means'));
    expect(valuesOf(means, 'market')).toEqual([null, undefined, null, undefined, undefined, undefined]);
  });

  it('whose codes differ share no row of shares', () => {
    const renamed: InstrumentContent = {
      ...cooperationV1,
      version: 2,
      items: cooperationV1.items.map((item) =>
        item.id === 'peer-mode' ? { ...item, options: item.options.slice(0, 2) } : item,
      ),
    };
    const shares = tableIn(changeReport([pairFrom([cooperationV1, renamed], [])], moment), table('shares'));
    const keys = shares.rows.map(({ key }) => key).filter((key) => key.startsWith('peer-mode'));
    expect(keys).toEqual(['peer-mode']);
    expect(cellIn(shares, 'peer-mode', 'difference').why).toBe('not-comparable');
  });
});

describe('no pair', () => {
  it.each([
    ['of two clusters', pairFrom(same(dynamicsJicaV1), [], { after: { cluster: clusterId(7) } })],
    ['of two instruments', pairFrom([dynamicsJicaV1, cooperationV1], [])],
    ['in the wrong order', { ...pair, before: pair.after, after: pair.before }],
  ])('are waves %s', (_what, wrong) => {
    expect(() => changeReport([wrong], moment)).toThrow(RangeError);
  });
});

it('any firms change as comparing them one by one says', () => {
  const Wide = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP, defaults: true });
  const answers = respondentTo(dynamicsJicaV1);
  const firm = fc.record({
    before: fc.option(answers, { nil: undefined }),
    after: fc.option(answers, { nil: undefined }),
  });
  const mean = (values: readonly string[]) =>
    values.length === 0 ? null : Wide.sum(0, ...values.map(Number)).div(values.length);
  const shown = (value: Decimal | null) => value?.toFixed(1).replace(/^-0\.0$/, '0.0') ?? null;
  const change = (a: readonly string[], b: readonly string[]) => {
    const [first, second] = [mean(a), mean(b)];
    return [shown(first), shown(second), first && second ? shown(second.minus(first)) : null];
  };
  fc.assert(
    fc.property(fc.array(firm, { maxLength: 25 }), (all) => {
      const made = changeReport([pairFrom(same(dynamicsJicaV1), all)], moment);
      for (const { id } of dynamicsJicaV1.items) {
        const both = all.filter(
          ({ before, after }) => codesOf([before ?? {}], id).length + codesOf([after ?? {}], id).length === 2,
        );
        const of = (some: readonly Firm[], side: 'before' | 'after') =>
          codesOf(
            some.map((one) => one[side] ?? {}),
            id,
          );
        expect(valuesOf(tableIn(made, table('means')), id)).toEqual([
          ...change(of(all, 'before'), of(all, 'after')),
          ...change(of(both, 'before'), of(both, 'after')),
        ]);
        const steps = both.map((one) => Number(of([one], 'after')[0]) - Number(of([one], 'before')[0]));
        const moves = tableIn(made, table('moves'));
        expect(cellIn(moves, id, 'up.count').value).toBe(String(steps.filter((step) => step > 0).length));
        expect(cellIn(moves, id, 'down.count').value).toBe(String(steps.filter((step) => step < 0).length));
      }
    }),
    { numRuns: 60 },
  );
});
