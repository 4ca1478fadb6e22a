import type { ClaimReport, ClaimVerdict } from '@app/contracts';
import fc from 'fast-check';
import { checkClaims } from './check.js';
import { Ratio } from '../shared/ratio.js';
import { reprinted, verdictAt } from './testing/published.js';
import { honestReport, survey } from './testing/surveys.js';

const outcomes = (report: ClaimReport) =>
  checkClaims(report).verdicts.map(({ label, outcome, why }) => ({ label: label.en, outcome, why: why.en }));

describe('a report of any survey, computed from whole answers and rounded', () => {
  it('is never contradicted, and nothing in it contradicts itself', () => {
    fc.assert(
      fc.property(survey(), (given) => {
        const { verdicts, findings } = checkClaims(honestReport(given));
        const contradicted = verdicts.filter(({ outcome }) => outcome === 'contradicted');
        expect(contradicted.map(({ label, why }) => `${label.en}: ${why.en}`)).toEqual([]);
        expect(findings.filter(({ severity }) => severity === 'contradiction')).toEqual([]);
      }),
      { numRuns: 75 },
    );
  });

  it('has exact counts and percentages', () => {
    fc.assert(
      fc.property(survey(), (given) => {
        const counted = checkClaims(honestReport(given)).verdicts.filter(
          ({ cell }) => cell?.table === 'counted',
        );
        expect(counted.length).toBeGreaterThan(0);
        expect(new Set(counted.map(({ outcome }) => outcome))).toEqual(new Set(['exact']));
      }),
      { numRuns: 40 },
    );
  });

  it('is possible for the respondents that there were', () => {
    fc.assert(
      fc.property(survey(), (given) => {
        for (const { cell, relations } of checkClaims(honestReport(given)).verdicts) {
          for (const { kind, assumptions } of relations) {
            // A total that adds up rounded means, and an average weighted otherwise, are not of the answers.
            const apart = kind === 'sum' || kind === 'mean' ? given.totalsOfPrinted : kind === 'average';
            const own = assumptions.filter(({ weighting }) =>
              kind === 'average' ? weighting === (given.pooled ? 'by-n' : 'none') : !apart,
            );
            const impossible = own.filter(({ outcome }) => outcome === 'impossible');
            expect({ cell, impossible }).toEqual({ cell, impossible: [] });
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('is the same whatever order its locations are printed in', () => {
    fc.assert(
      fc.property(survey(), (given) => {
        const report = honestReport(given);
        const turned = structuredClone(report);
        const [, , scored] = turned.tables;
        // The average stays last.
        scored!.rows = [...scored!.rows.slice(0, -1).reverse(), scored!.rows.at(-1)!] as never;
        const byLabel = (of: ClaimReport) =>
          outcomes(of)
            .map(({ label, outcome }) => `${label} ${outcome}`)
            .sort();
        expect(byLabel(turned)).toEqual(byLabel(report));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same under other names of its places, once the report says whose they are', () => {
    fc.assert(
      fc.property(survey(), (given) => {
        const report = honestReport(given);
        const renamed = structuredClone(report);
        for (const row of renamed.tables[0]!.rows)
          if (row.kind === 'location') row.label = `Desa ${row.label}`;
        const places = report.tables[0]!.rows.filter(({ kind }) => kind === 'location');
        renamed.aliases = places.map(({ label }) => ({ location: label, names: [`DESA ${label}`] }));
        const results = (of: ClaimReport) =>
          checkClaims(of).verdicts.map(({ outcome, relations }) => ({
            outcome,
            tries: relations.map(({ tries, assumptions }) => [
              tries.length,
              assumptions.map((each) => each.outcome),
            ]),
          }));
        expect(results(renamed)).toEqual(results(report));
      }),
      { numRuns: 25 },
    );
  });
});

/** Another figure of the same precision, some units of its last place away; null when it would fall below zero. */
function moved(printed: string, units: number): string | null {
  const decimals = printed.split('.')[1]?.length ?? 0;
  const value = Ratio.parse(printed).plus(Ratio.of(units, 10 ** decimals));
  return value.sign < 0 ? null : value.toFixed(decimals);
}

describe('a figure moved by more than its rounding', () => {
  const units = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -40, max: -1 }));
  const exactOnes = (report: ClaimReport): ClaimVerdict[] =>
    checkClaims(report).verdicts.filter(({ cell, outcome }) => cell !== null && outcome === 'exact');

  it('is never exact', () => {
    fc.assert(
      fc.property(survey(), units, fc.nat(), (given, by, pick) => {
        const report = honestReport(given);
        const exact = exactOnes(report);
        const { cell, printed } = exact[pick % exact.length]!;
        const other = moved(printed!, by);
        fc.pre(other !== null && !(cell!.part === 'percent' && Number(other) >= 1000));
        const now = verdictAt(checkClaims(reprinted(report, cell!, other)), cell!);
        expect({ cell, by, outcome: now.outcome }).not.toMatchObject({ outcome: 'exact' });
      }),
      { numRuns: 100 },
    );
  });

  it('is contradicted where it is a count or a percentage, and found', () => {
    fc.assert(
      fc.property(survey(), units, fc.nat(), (given, by, pick) => {
        const report = honestReport(given);
        const exact = exactOnes(report).filter(({ unit }) => unit !== 'score');
        const { cell, printed, number } = exact[pick % exact.length]!;
        const other = moved(printed!, by);
        fc.pre(other !== null && !(cell!.part === 'percent' && Number(other) >= 1000));
        const { verdicts, findings } = checkClaims(reprinted(report, cell!, other));
        const now = verdicts.find((verdict) => verdict.number === number)!;
        expect(now.outcome).toBe('contradicted');
        expect(findings.filter(({ severity }) => severity === 'contradiction')).not.toEqual([]);
      }),
      { numRuns: 75 },
    );
  });

  it('is contradicted as a mean outside its minimum and maximum by more than rounding', () => {
    fc.assert(
      fc.property(survey(), fc.nat(), (given, pick) => {
        const report = honestReport(given);
        const means = checkClaims(report).verdicts.filter(
          ({ cell }) => cell?.table === 'rated' && cell.part === 'mean',
        );
        const { cell } = means[pick % means.length]!;
        const above = reprinted(report, cell!, String(given.scale + 1));
        const { verdicts, findings } = checkClaims(above);
        expect(verdictAt({ verdicts } as never, cell!).outcome).toBe('contradicted');
        expect(findings.map(({ code }) => code)).toContain('mean-outside-bounds');
      }),
      { numRuns: 25 },
    );
  });
});

describe('a figure that was not printed', () => {
  it('is not checkable, and never makes another one contradicted', () => {
    fc.assert(
      fc.property(survey(), fc.nat(), fc.boolean(), (given, pick, two) => {
        let report = honestReport(given);
        const { verdicts } = checkClaims(report);
        const cells = verdicts.map(({ cell }) => cell!);
        const inputs = verdicts.flatMap(({ relations }) => relations.flatMap((each) => each.inputs));
        // Who weighs by n must print the n: other weights are not tried.
        const all = [...cells, ...inputs].filter(({ table }) => !given.pooled || table !== 'counted');
        report = reprinted(report, all[pick % all.length]!, null);
        if (two) report = reprinted(report, all[(pick * 7 + 3) % all.length]!, null);
        const found = checkClaims(report).verdicts;
        expect(found.filter(({ outcome }) => outcome === 'contradicted')).toEqual([]);
        for (const { printed, outcome } of found) if (printed === null) expect(outcome).toBe('not-checkable');
      }),
      { numRuns: 75 },
    );
  });
});
