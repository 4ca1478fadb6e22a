import { reportView, type ReportTable } from '@app/contracts';
import { cooperationV1, dynamicsJicaV1, problemHandlingV1, problemHandlingV2 } from '@app/programme';
import fc from 'fast-check';
import { codesOf, placesOf, wavesFrom } from '../testing/respondents.js';
import { cellIn, moment, surveyId, tableIn, valuesOf, waveWith } from '../testing/waves.js';
import { comparisonReport } from './report.js';

const peers = (number: number, yes: number, no: number, modes: Record<string, number>) =>
  waveWith(cooperationV1, number, { peer: { yes, no }, 'peer-mode': modes }, { respondents: yes + no });
const clusters = [
  peers(1, 4, 8, { passive: 2, active: 2 }),
  peers(2, 13, 7, { passive: 5, active: 5, proactive: 3 }),
  peers(3, 17, 9, { passive: 7, active: 10 }),
  peers(4, 20, 20, { passive: 10, active: 5, proactive: 5 }),
];
const report = comparisonReport(clusters, moment);
const table = tableIn(report, 'comparison-cooperation');
const ofPeers = (of: ReportTable, row: string) =>
  ['count', 'percent', 'n'].map((what) => cellIn(of, row, `peer.${what}`).value);

describe('the comparison', () => {
  it('hides a small count, and a second cluster so that the total does not give it away', () => {
    expect(ofPeers(table, surveyId(1))).toEqual([null, null, null]);
    expect(ofPeers(table, surveyId(2))).toEqual([null, null, null]);
    expect(ofPeers(table, surveyId(3))).toEqual(['17', '65.4', '26']);
    expect(ofPeers(table, 'total')).toEqual(['54', '55.1', '98']);
  });

  it('leaves nothing in a hidden cell that gives its number away', () => {
    expect(cellIn(table, surveyId(1), 'peer.percent')).toEqual({
      kind: 'percent',
      value: null,
      exact: null,
      n: null,
      population: 100,
      base: null,
      weighting: 'none',
      rounding: { rule: 'half-away-from-zero', decimals: 1 },
      why: 'suppressed',
      source: null,
      notes: ['suppressed'],
    });
    expect(reportView.parse(report)).toEqual(report);
  });

  it('hides the mode wherever it hides the yes that the mode follows', () => {
    expect(cellIn(table, surveyId(1), 'peer-mode.n').why).toBe('suppressed');
    expect(cellIn(table, surveyId(2), 'peer-mode.n').why).toBe('suppressed');
  });

  it('compares active and proactive together, as the chapter adds them', () => {
    expect(cellIn(table, surveyId(4), 'peer-mode.count')).toMatchObject({
      value: '10',
      source: { item: 'peer-mode', codes: ['active', 'proactive'] },
    });
    expect(table.columns.find(({ key }) => key === 'peer-mode.count')?.group?.id).toMatch(
      /: Aktif atau Proaktif$/,
    );
  });

  it('says how small is too small, and only where something is hidden', () => {
    expect(table.notes.find(({ code }) => code === 'suppressed')?.text.id).toContain(
      'kurang dari 5 responden',
    );
    const open = tableIn(comparisonReport(clusters, moment, { smallest: 1 }), 'comparison-cooperation');
    expect(ofPeers(open, surveyId(1))).toEqual(['4', '33.3', '12']);
    expect(open.notes.map(({ code }) => code)).not.toContain('suppressed');
  });

  it.each([0, -1, 2.5, Number.NaN])('refuses %d as the smallest number', (smallest) => {
    expect(() => comparisonReport(clusters, moment, { smallest })).toThrow(RangeError);
  });

  it('compares means of indicators, and the joint way of problems', () => {
    const waves = [
      waveWith(dynamicsJicaV1, 1, { trust: { 2: 3, 3: 3 } }),
      waveWith(problemHandlingV2, 2, { marketing: { 1: 5, 3: 5, 4: 1 } }),
    ];
    const made = comparisonReport(waves, moment);
    expect(valuesOf(tableIn(made, 'comparison-dynamics-jica'), surveyId(1)).slice(8, 10)).toEqual([
      '2.5',
      '6',
    ]);
    expect(cellIn(tableIn(made, 'comparison-problem-handling'), surveyId(2), 'marketing.percent').value).toBe(
      '54.5',
    );
  });

  it('counts the joint way by the version that each cluster was asked with', () => {
    const waves = [
      waveWith(problemHandlingV1, 1, { production: { 3: 6, 4: 6 } }),
      waveWith(problemHandlingV2, 2, { production: { 3: 6, 4: 6 } }),
    ];
    const made = tableIn(comparisonReport(waves, moment), 'comparison-problem-handling');
    expect(cellIn(made, surveyId(1), 'production.count').value).toBe('6');
    expect(cellIn(made, surveyId(2), 'production.count').value).toBe('12');
    expect(cellIn(made, 'total', 'production.count')).toMatchObject({ value: '18', source: null });
  });

  it('shows a rating that a group agreed on, though n = 1', () => {
    const wave = waveWith(dynamicsJicaV1, 1, { trust: { 3: 1 } }, { method: 'consensus' });
    const cell = cellIn(
      tableIn(comparisonReport([wave], moment), 'comparison-dynamics-jica'),
      surveyId(1),
      'trust.mean',
    );
    expect(cell).toMatchObject({ value: '3.0', n: 1, notes: ['consensus'] });
  });
});

describe('any clusters', () => {
  const smallest = 3;
  const linkages = ['peer', 'backward', 'forward', 'supporting'];
  const hidden = (of: ReportTable, item: string) =>
    new Set(of.rows.filter(({ cells }) => cells[`${item}.n`]?.why === 'suppressed').map(({ key }) => key));

  it('show what counting one by one finds, or hide the whole of it', () => {
    fc.assert(
      fc.property(placesOf(cooperationV1), (places) => {
        const made = comparisonReport(wavesFrom(cooperationV1, places), moment, { smallest });
        const of = tableIn(made, 'comparison-cooperation');
        const rows = places.map((people, index) => ({ key: surveyId(index + 1), people }));
        if (places.length > 1) rows.push({ key: 'total', people: places.flat() });
        for (const { key, people } of rows) {
          for (const item of linkages) {
            const said = codesOf(people, item);
            const yes = said.filter((code) => code === 'yes').length;
            const small = [said.length, yes, said.length - yes].some(
              (count) => count > 0 && count < smallest,
            );
            const cells = ['count', 'n'].map((what) => cellIn(of, key, `${item}.${what}`));
            if (hidden(of, item).has(key)) {
              expect(cells.map(({ value, n, base, source }) => [value, n, base, source])).toEqual([
                [null, null, null, null],
                [null, null, null, null],
              ]);
            } else {
              expect(small).toBe(false);
              expect(cells.map(({ value }) => value)).toEqual([String(yes), String(said.length)]);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are not given away to who subtracts what the report shows, and knows every n besides', () => {
    fc.assert(
      fc.property(placesOf(cooperationV1), (places) => {
        const made = comparisonReport(wavesFrom(cooperationV1, places), moment, { smallest });
        const of = tableIn(made, 'comparison-cooperation');
        for (const item of linkages) {
          const rows = hidden(of, item);
          if (places.length < 2 || rows.size === 0 || rows.has('total')) continue;
          const shown = (key: string) => Number(cellIn(of, key, `${item}.count`).value ?? 0);
          const left = of.rows.reduce(
            (all, { key }) => (key === 'total' ? all : all - shown(key)),
            shown('total'),
          );
          const ns = [...rows].map((key) => codesOf(places[Number(key.slice(-2)) - 1]!, item).length);
          const all = ns.reduce((a, b) => a + b, 0);
          for (const n of ns.filter((one) => one > 0)) {
            const tries = Array.from({ length: n + 1 }, (_none, yes) => yes);
            const possible = tries.filter((yes) => left - yes >= 0 && left - yes <= all - n);
            expect(possible.length).toBeGreaterThanOrEqual(2);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('have no mode shown where its yes is hidden', () => {
    fc.assert(
      fc.property(placesOf(cooperationV1), (places) => {
        const made = comparisonReport(wavesFrom(cooperationV1, places), moment, { smallest });
        const of = tableIn(made, 'comparison-cooperation');
        for (const item of linkages.slice(0, 3)) {
          expect([...hidden(of, `${item}-mode`)]).toEqual(expect.arrayContaining([...hidden(of, item)]));
        }
      }),
      { numRuns: 100 },
    );
  });
});
