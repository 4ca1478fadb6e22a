import { reportView, text, type InstrumentContent } from '@app/contracts';
import { dynamicsJicaV1 } from '@app/programme';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { codesOf, placesOf, wavesFrom } from '../testing/respondents.js';
import { cellIn, moment, surveyId, tableIn, valuesOf, waveFrom, waveWith } from '../testing/waves.js';
import { dynamicsReport } from './report.js';

const INDICATORS = ['product', 'technology', 'market', 'skills', 'trust', 'information'];

/** Counts whose means, minima and maxima are those that Table 3 prints. */
const same = (codes: Record<string, number>) => Object.fromEntries(INDICATORS.map((id) => [id, codes]));
const klaten = waveWith(
  dynamicsJicaV1,
  1,
  { ...same({ 3: 12 }), skills: { 1: 4, 2: 4, 3: 4 } },
  { location: 'Klaten' },
);
const pati = waveWith(
  dynamicsJicaV1,
  2,
  {
    product: { 1: 2, 4: 8, 5: 7 },
    technology: { 1: 4, 3: 9, 5: 4 },
    market: { 1: 9, 2: 4, 5: 4 },
    skills: { 1: 8, 2: 6, 5: 3 },
    trust: { 1: 3, 3: 10, 5: 4 },
    information: { 1: 8, 2: 6, 5: 3 },
  },
  { location: 'Pati' },
);
const tegal = waveWith(
  dynamicsJicaV1,
  3,
  {
    product: { 1: 4, 3: 10, 5: 5 },
    technology: { 1: 6, 2: 8, 3: 5 },
    market: { 1: 2, 3: 17 },
    skills: { 1: 6, 2: 8, 3: 5 },
    trust: { 3: 19 },
    information: { 1: 1, 4: 13, 5: 5 },
  },
  { location: 'Tegal' },
);
const chapter = dynamicsReport([klaten, pati, tegal], moment);

describe('Table 3', () => {
  it.each([
    [surveyId(1), '3 3 3 3 3 3 3 3 3 2 1 3 3 3 3 3 3 3 17'],
    [surveyId(2), '4 1 5 3 1 5 2 1 5 2 1 5 3 1 5 2 1 5 16'],
    [surveyId(3), '3 1 5 2 1 3 3 1 3 2 1 3 3 3 3 4 1 5 17'],
  ])('reads as printed, row %s', (row, printed) => {
    expect(valuesOf(tableIn(chapter, 'dynamics'), row).join(' ')).toBe(printed);
  });

  it('is a report of the contract, with every note of a cell in its table', () => {
    expect(reportView.parse(chapter)).toEqual(chapter);
    for (const table of chapter.tables) {
      const words = table.notes.map(({ code }) => code);
      const named = table.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ notes }) => notes));
      expect(words).toEqual(expect.arrayContaining(named));
    }
  });

  it('prints its own number and the number of its anchors, and no other table has one', () => {
    expect(chapter.tables.map(({ number }) => number)).toEqual(['3', null, null, '2']);
  });

  it('lists the scale and the anchors of Table 2', () => {
    const { notes } = tableIn(chapter, 'dynamics-anchors');
    expect(notes[0]?.text.id).toBe(
      'Skala: 1 = sangat kurang dinamis, 2 = kurang dinamis, 3 = dinamis, 4 = lebih dinamis, 5 = sangat dinamis',
    );
    expect(notes.find(({ code }) => code === 'product')?.text.id).toBe(
      'Produk: 1 = Tidak berkembang, 3 = Pengembangan, 5 = Inovasi',
    );
  });
});

describe('totals', () => {
  /** Six means of 2.4 are 2 each, and 14.4 together. */
  const low = waveWith(dynamicsJicaV1, 1, same({ 2: 6, 3: 4 }));
  const report = dynamicsReport([low], moment);

  it("add rounded means the chapter's way", () => {
    expect(cellIn(tableIn(report, 'dynamics'), surveyId(1), 'total').value).toBe('12');
  });

  it('add unrounded means otherwise, and round once', () => {
    expect(cellIn(tableIn(report, 'dynamics-decimal'), surveyId(1), 'total').value).toBe('14.4');
  });

  it('are not given where an indicator has no answers', () => {
    const gap = waveWith(dynamicsJicaV1, 1, { ...same({ 3: 4 }), trust: {} });
    const row = tableIn(dynamicsReport([gap], moment), 'dynamics');
    expect(cellIn(row, surveyId(1), 'total')).toMatchObject({ value: null, why: 'no-answers', n: 0 });
  });

  it('of all locations weigh every respondent the same', () => {
    const [few, many] = [
      waveWith(dynamicsJicaV1, 1, same({ 5: 1 })),
      waveWith(dynamicsJicaV1, 2, same({ 1: 9 })),
    ];
    const cell = cellIn(
      tableIn(dynamicsReport([few, many], moment), 'dynamics-decimal'),
      'total',
      'trust.mean',
    );
    expect(cell).toMatchObject({ value: '1.4', n: 10, population: 200, weighting: 'by-n' });
  });
});

describe('level and difference', () => {
  it('names the level of all, the ends and how far they are apart', () => {
    expect(valuesOf(tableIn(chapter, 'dynamics-difference'), 'trust')).toEqual(['3.0', '3.0', '3.1', '0.1']);
  });

  it('says in which place the highest mean is', () => {
    const cell = cellIn(tableIn(chapter, 'dynamics-difference'), 'product', 'highest');
    expect(cell.source?.surveys).toEqual([surveyId(2)]);
  });

  it('gives no difference for one location, but its level', () => {
    const table = tableIn(dynamicsReport([pati], moment), 'dynamics-difference');
    expect(cellIn(table, 'trust', 'spread')).toMatchObject({ value: null, why: 'one-location' });
    expect(cellIn(table, 'trust', 'level').value).toBe('3.1');
  });
});

describe('instruments', () => {
  const own: InstrumentContent = {
    ...dynamicsJicaV1,
    key: 'own-dynamics',
    items: dynamicsJicaV1.items.slice(0, 2).map((item) => ({
      ...item,
      options: item.options.map((option) => ({ ...option, value: (option.value ?? 0) - 6 })),
    })),
  };

  it('of the same family and another scale are read, half rounded away from zero', () => {
    const wave = waveWith(own, 4, { product: { 3: 1, 4: 1 }, technology: { 1: 2 } });
    const table = tableIn(dynamicsReport([wave], moment), 'dynamics');
    expect(table.number).toBeNull();
    expect(valuesOf(table, surveyId(4))).toEqual(['-3', '-3', '-2', '-5', '-5', '-5', '-8']);
  });

  it('that are different have tables of their own', () => {
    const report = dynamicsReport([klaten, waveWith(own, 4, { product: { 3: 1 } })], moment);
    expect(tableIn(report, 'dynamics').rows.map(({ key }) => key)).toEqual([surveyId(1)]);
    expect(tableIn(report, 'dynamics-own-dynamics').rows.map(({ key }) => key)).toEqual([surveyId(4)]);
  });

  it('versions that measure differently are not added up, and each keeps its row', () => {
    const second: InstrumentContent = { ...own, key: dynamicsJicaV1.key, version: 2 };
    const report = dynamicsReport([klaten, waveWith(second, 4, { product: { 3: 1 } })], moment);
    const table = tableIn(report, 'dynamics');
    expect(cellIn(table, 'total', 'product.mean').why).toBe('not-comparable');
    expect(cellIn(table, surveyId(1), 'product.mean').value).toBe('3');
    expect(report.notes.map(({ code }) => code)).toContain('several-versions');
  });

  it('of other families are left out', () => {
    const other: InstrumentContent = { ...dynamicsJicaV1, family: 'other' };
    expect(dynamicsReport([waveWith(other, 5, {})], moment)).toMatchObject({ waves: [], tables: [] });
  });

  it('refuse counts of a code that they do not have', () => {
    expect(() => dynamicsReport([waveWith(dynamicsJicaV1, 1, { product: { 6: 1 } })], moment)).toThrow(
      RangeError,
    );
  });
});

describe('what is true of the waves', () => {
  const noted = (own: Parameters<typeof waveWith>[3]): string[] =>
    dynamicsReport([waveWith(dynamicsJicaV1, 1, same({ 3: 1 }), own)], moment).notes.map(({ code }) => code);

  it.each([
    ['a level', {}, ['one-wave']],
    ['made-up respondents', { synthetic: true }, ['synthetic', 'one-wave']],
    ['an open wave', { status: 'open' as const, closedOn: null }, ['one-wave', 'open-wave']],
    ['late answers', { restated: { since: 90, entries: 3, closedAt: 80 } }, ['one-wave', 'restated']],
    ['a consensus rating', { method: 'consensus' as const }, ['one-wave', 'consensus']],
  ])('%s is said of the whole report', (_what, own, codes) => {
    expect(noted(own)).toEqual(codes);
  });

  it('a consensus rating says so at each number', () => {
    const wave = waveWith(dynamicsJicaV1, 1, same({ 3: 1 }), { method: 'consensus' });
    const table = tableIn(dynamicsReport([wave], moment), 'dynamics');
    expect(cellIn(table, surveyId(1), 'trust.mean')).toMatchObject({ n: 1, notes: ['consensus'] });
    expect(table.notes.map(({ code }) => code)).toContain('consensus');
  });

  it('two waves of one cluster are told apart, and N of both is not one number', () => {
    const later = waveWith(dynamicsJicaV1, 9, same({ 3: 1 }), {
      location: 'Klaten',
      cluster: klaten.wave.cluster,
      period: { from: '2027-06-01', until: '2027-06-30' },
    });
    const report = dynamicsReport([klaten, later], moment);
    const table = tableIn(report, 'dynamics');
    expect(report.notes.map(({ code }) => code)).toEqual(['repeated-cluster']);
    expect(table.rows[1]?.label).toEqual(
      text('Klaten (1 Juni 2027 – 30 Juni 2027)', 'Klaten (1 June 2027 – 30 June 2027)'),
    );
    expect(cellIn(table, 'total', 'trust.mean').population).toBeNull();
  });
});

describe('any respondents', () => {
  const Wide = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP, defaults: true });

  it('have the mean, minimum, maximum and n that adding up one by one has', () => {
    fc.assert(
      fc.property(placesOf(dynamicsJicaV1), (places) => {
        const table = tableIn(dynamicsReport(wavesFrom(dynamicsJicaV1, places), moment), 'dynamics-decimal');
        const lines = places.map((respondents, index) => [surveyId(index + 1), respondents] as const);
        for (const [row, respondents] of places.length > 1
          ? [...lines, ['total', places.flat()] as const]
          : lines) {
          for (const item of INDICATORS) {
            const values = codesOf(respondents, item).map(Number);
            const sum = values.reduce((a, b) => a + b, 0);
            const want = values.length === 0 ? null : new Wide(sum).div(values.length).toFixed(1);
            expect(cellIn(table, row, `${item}.mean`).value).toBe(want);
            expect(cellIn(table, row, `${item}.n`).value).toBe(String(values.length));
            if (want === null) continue;
            expect(cellIn(table, row, `${item}.minimum`).value).toBe(String(Math.min(...values)));
            expect(cellIn(table, row, `${item}.maximum`).value).toBe(String(Math.max(...values)));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('in another order are the same report', () => {
    const shuffled = placesOf(dynamicsJicaV1).chain((places) =>
      fc.tuple(
        fc.constant(places),
        fc.tuple(...places.map((one) => fc.shuffledSubarray(one, { minLength: one.length }))),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([places, others]) => {
        const report = (of: typeof places) => dynamicsReport(wavesFrom(dynamicsJicaV1, of), moment);
        expect(report(others)).toEqual(report(places));
      }),
      { numRuns: 40 },
    );
  });

  it('that nobody answered with leave no number behind', () => {
    const nobody = waveFrom(dynamicsJicaV1, 1, []);
    const cell = cellIn(tableIn(dynamicsReport([nobody], moment), 'dynamics'), surveyId(1), 'trust.mean');
    expect(cell).toMatchObject({ value: null, exact: null, why: 'no-answers', n: 0 });
  });
});
