import { linkages, reportView, type ReportTable } from '@app/contracts';
import { cooperationV1 } from '@app/programme';
import fc from 'fast-check';
import { chapterWaves, PRINTED } from '../testing/chapter.js';
import { codesOf, placesOf, wavesFrom } from '../testing/respondents.js';
import { cellIn, moment, surveyId, tableIn, waveWith } from '../testing/waves.js';
import { cooperationReport } from './report.js';

const chapter = cooperationReport(chapterWaves(), moment);

/** Writes a row as the chapter prints it. */
function asPrinted(table: ReportTable, row: string): string {
  const groups = table.columns.filter(({ key }) => key.endsWith('.count'));
  const cells = groups.map(({ key }) => {
    const count = cellIn(table, row, key).value;
    const percent = cellIn(table, row, key.replace('.count', '.percent')).value;
    return count === '0' ? '0' : `${count} (${percent?.replace('.', ',')})`;
  });
  return [...cells, cellIn(table, row, 'total').value].join(' ');
}

describe('Tables 4 to 7', () => {
  const rows = { Ceper: surveyId(1), Pati: surveyId(2), Tegal: surveyId(3), Total: 'total' };
  const all = linkages.codes.flatMap((linkage) =>
    Object.entries(rows).map(([place, key]) => [linkage, place, key] as const),
  );

  it.each(all)('read as printed: %s, %s', (linkage, place, key) => {
    expect(asPrinted(tableIn(chapter, `cooperation-${linkage}`), key)).toBe(PRINTED[linkage][place]);
  });

  it('have the numbers of the chapter and are a report of the contract', () => {
    expect(chapter.tables.map(({ number }) => number)).toEqual(['4', '5', '6', '7']);
    expect(reportView.parse(chapter)).toEqual(chapter);
  });

  it('have a percentage on its own base, and open to the answers behind it', () => {
    const table = tableIn(chapter, 'cooperation-peer');
    expect(cellIn(table, surveyId(2), 'peer.yes.percent')).toMatchObject({
      exact: '76.470588235294',
      n: 17,
      population: 100,
      base: { code: 'answered', n: 17 },
      weighting: 'none',
      source: { surveys: [surveyId(2)], item: 'peer', codes: ['yes'] },
    });
    expect(cellIn(table, 'total', 'peer-mode.active.percent')).toMatchObject({
      value: '50.0',
      n: 34,
      population: 300,
      base: { code: 'yes-with-mode', n: 34 },
      weighting: 'by-n',
      source: { surveys: [surveyId(1), surveyId(2), surveyId(3)], item: 'peer-mode', codes: ['active'] },
    });
  });

  it('do not ask supporting institutions for a mode', () => {
    const { columns } = tableIn(chapter, 'cooperation-supporting');
    expect(columns.map(({ key }) => key)).toEqual([
      'supporting.yes.count',
      'supporting.yes.percent',
      'supporting.no.count',
      'supporting.no.percent',
      'total',
    ]);
  });
});

describe('a mode that fewer named than said yes', () => {
  const short = waveWith(
    cooperationV1,
    1,
    { peer: { yes: 4, no: 8 }, 'peer-mode': { passive: 2, active: 1 } },
    { location: 'Ceper' },
  );
  const table = tableIn(cooperationReport([short], moment), 'cooperation-peer');

  it('is a share of those who named it', () => {
    expect(cellIn(table, surveyId(1), 'peer-mode.passive.percent')).toMatchObject({ value: '66.7', n: 3 });
  });

  it('says so, with the numbers', () => {
    expect(cellIn(table, surveyId(1), 'peer-mode.passive.percent').notes).toEqual(['mode-fewer']);
    expect(table.notes.find(({ code }) => code === 'mode-fewer')?.text.id).toContain('Ceper (3 dari 4)');
  });

  it('is no matter where all of them did', () => {
    expect(tableIn(chapter, 'cooperation-peer').notes.map(({ code }) => code)).not.toContain('mode-fewer');
  });
});

it('nobody who answered leaves no share', () => {
  const table = tableIn(cooperationReport([waveWith(cooperationV1, 1, {})], moment), 'cooperation-peer');
  expect(cellIn(table, surveyId(1), 'peer.yes.percent')).toMatchObject({ value: null, why: 'no-answers' });
  expect(cellIn(table, surveyId(1), 'peer.yes.count').value).toBe('0');
});

describe('any respondents', () => {
  const choices = cooperationV1.items.filter(({ kind }) => kind === 'choice');

  it('have the counts and shares that counting one by one has, in every row', () => {
    fc.assert(
      fc.property(placesOf(cooperationV1), (places) => {
        const report = cooperationReport(wavesFrom(cooperationV1, places), moment);
        const rows = places.map((respondents, index) => ({ key: surveyId(index + 1), respondents }));
        if (places.length > 1) rows.push({ key: 'total', respondents: places.flat() });
        for (const { key, respondents } of rows) {
          for (const { id, linkage, options } of choices) {
            const table = tableIn(report, `cooperation-${linkage}`);
            const codes = codesOf(respondents, id);
            for (const { code } of options) {
              const count = codes.filter((one) => one === code).length;
              // Halves of a tenth are 5 in the next digit: 200 times the count over n, floored, plus one, halved.
              const tenths = Math.floor((2000 * count + codes.length) / (2 * codes.length));
              expect(cellIn(table, key, `${id}.${code}.count`).value).toBe(String(count));
              expect(cellIn(table, key, `${id}.${code}.percent`).value).toBe(
                codes.length === 0 ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
              );
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('sum up: options to those who answered, locations to the total', () => {
    const sum = (values: (string | null)[]): number => values.reduce((a, b) => a + Number(b), 0);
    fc.assert(
      fc.property(placesOf(cooperationV1), (places) => {
        const report = cooperationReport(wavesFrom(cooperationV1, places), moment);
        for (const { rows, columns } of report.tables) {
          const counts = columns.map(({ key }) => key).filter((key) => /\.count$|^total$/.test(key));
          for (const { cells } of rows) {
            expect(sum([cells[counts[0]!]!.value, cells[counts[1]!]!.value])).toBe(
              Number(cells['total']!.value),
            );
          }
          const total = rows.find(({ kind }) => kind === 'total');
          if (total === undefined) continue;
          for (const key of counts) {
            const places = rows
              .filter(({ kind }) => kind === 'location')
              .map(({ cells }) => cells[key]!.value);
            expect(sum(places)).toBe(Number(total.cells[key]!.value));
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
