import type { Report, ReportCell, ReportTable, ReportWave } from '@app/contracts';
import { cellKinds, reportKinds } from '@app/contracts';
import fc from 'fast-check';

/** Any text at all, control characters, halves of surrogate pairs, formulas and long words among them. */
const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((c) => String.fromCharCode(c)), maxLength: 8 }),
  fc.constantFrom(
    '=1+1',
    '@SUM(A1)',
    '-2+3',
    '_x0041_',
    'constructor',
    '',
    'x'.repeat(400),
    'a\r\nb',
    '\u0000',
  ),
);
const bilingual = fc.record({ id: anyText, en: anyText });
const count = fc.integer({ min: 0, max: 2 ** 53 - 1 });

const decimal = fc
  .tuple(fc.constantFrom('', '-'), fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
  .chain(([minus, whole, places]) =>
    fc
      .integer({ min: 0, max: 10 ** places - 1 })
      .map((part) => `${minus}${whole}${places === 0 ? '' : `.${String(part).padStart(places, '0')}`}`),
  );

const cell: fc.Arbitrary<ReportCell> = fc.record({
  kind: fc.constantFrom(...cellKinds),
  value: fc.oneof({ weight: 8, arbitrary: decimal }, fc.constant(null), anyText),
  exact: fc.oneof(decimal, fc.constant(null), anyText),
  n: fc.option(count),
  population: fc.option(count),
  base: fc.option(fc.record({ code: anyText, n: count, text: bilingual })),
  weighting: fc.constantFrom('none', 'by-n'),
  rounding: fc.record({
    rule: fc.constant('half-away-from-zero' as const),
    decimals: fc.integer({ min: 0, max: 6 }),
  }),
  why: fc.option(fc.oneof(fc.constantFrom('suppressed', 'no-answers', 'toString'), anyText)),
  source: fc.option(
    fc.record({ surveys: fc.array(fc.uuid(), { maxLength: 2 }), item: anyText, codes: fc.constant(null) }),
  ),
  notes: fc.array(fc.oneof(fc.constantFrom('one', 'two'), anyText), { maxLength: 3 }),
});

const columnKey = fc.oneof(fc.constantFrom('10', '9', 'constructor', 'n'), anyText);
const column = fc.record({ key: columnKey, label: bilingual, group: fc.option(bilingual) });

const table: fc.Arbitrary<ReportTable> = fc.array(column, { maxLength: 25, size: 'large' }).chain((columns) =>
  fc.record({
    key: anyText,
    number: fc.option(anyText),
    title: bilingual,
    columns: fc.constant(columns),
    rows: fc.array(
      fc.record({
        key: anyText,
        label: bilingual,
        kind: fc.constantFrom('location', 'total', 'category'),
        survey: fc.option(fc.uuid()),
        cells: fc
          .tuple(...columns.map(() => fc.option(cell)))
          .map((cells) =>
            Object.fromEntries(
              columns.flatMap(({ key }, at) => (cells[at] ? [[key, cells[at]] as const] : [])),
            ),
          ),
      }),
      { maxLength: 6 },
    ),
    notes: fc.array(fc.record({ code: fc.constantFrom('one', 'two', 'three'), text: bilingual }), {
      maxLength: 3,
    }),
  }),
);

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
const date = fc.date({
  min: new Date('1970-01-01T00:00:00Z'),
  max: new Date('2199-12-30T00:00:00Z'),
  noInvalidDate: true,
});

const wave: fc.Arbitrary<ReportWave> = fc.record({
  survey: fc.uuid(),
  cluster: fc.uuid(),
  location: anyText,
  instrument: fc.record({
    key: fc.constantFrom('cooperation', 'dynamics-jica'),
    version: fc.integer({ min: 1, max: 999 }),
    hash: fc.constant('0a'.repeat(32)),
  }),
  method: fc.constantFrom('interview', 'consensus'),
  period: fc.record({ from: date.map(dayOf), until: date.map(dayOf) }),
  population: count,
  respondents: count,
  status: fc.constantFrom('open', 'closed'),
  closedOn: fc.option(date.map(dayOf)),
  synthetic: fc.boolean(),
  restated: fc.option(fc.record({ since: count, entries: count, closedAt: count })),
});

/** Any report that the contract accepts, hostile texts and impossible values among them. */
export const arbitraryReport: fc.Arbitrary<Report> = fc.record({
  kind: fc.constantFrom(...reportKinds),
  title: bilingual,
  position: fc.integer({ min: -1, max: 2 ** 53 - 1 }),
  recordedAt: fc.option(date.map((at) => at.toISOString())),
  waves: fc.array(wave, { maxLength: 3 }),
  tables: fc.array(table, { maxLength: 3 }),
  notes: fc.array(fc.record({ code: anyText, text: bilingual }), { maxLength: 3 }),
  synthetic: fc.boolean(),
});
