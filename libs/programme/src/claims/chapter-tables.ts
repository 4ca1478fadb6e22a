import type { ClaimTable, CooperationClaimTable, DynamicsClaimTable, Linkage } from '@app/contracts';
import { cooperationModes, text } from '@app/contracts';

/** Tables 3 to 8 of chapter IV as printed, mistakes included; decimal commas are written as points. */

type Triple = readonly [mean: string, min: string, max: string | null];
type Counted = CooperationClaimTable['rows'][number]['yes'];

const SOURCE = 'Data Primer (diolah)';

const INDICATORS = [
  ['product', text('Produk', 'Product')],
  ['technology', text('Teknologi', 'Technology')],
  ['market', text('Pasar', 'Market')],
  ['skills', text('Keterampilan', 'Skills')],
  ['trust', text('Kepercayaan', 'Trust')],
  ['information', text('Informasi', 'Information')],
] as const;

const PROBLEMS = [
  ['raw-material', text('Bahan baku', 'Raw material')],
  ['auxiliary-material', text('Bahan penolong', 'Auxiliary material')],
  ['production', text('Produksi', 'Production')],
  ['marketing', text('Pemasaran', 'Marketing')],
] as const;

const columnsOf = (list: readonly (readonly [string, ReturnType<typeof text>])[]) =>
  list.map(([key, label]) => ({ key, label }));

const rated = (label: string, cells: readonly Triple[], total: string) => ({
  kind: 'location' as const,
  label,
  cells: cells.map(([mean, min, max]) => ({ mean, min, max })),
  total,
});

const table3: DynamicsClaimTable = {
  shape: 'dynamics',
  key: 'table-3',
  number: '3',
  title: 'Kondisi Empiris Indikator Dinamika Kluster Logam',
  source: SOURCE,
  year: null,
  notes: [
    text(
      'Kolom jumlah berjudul "Jumlah (Rata2)": jumlah keenam rata-rata.',
      'The total is headed "Jumlah (Rata2)": the sum of the six means.',
    ),
    text(
      'Keterangan: 1 = sangat kurang dinamis, 2 = kurang dinamis, 3 = dinamis, 4 = lebih dinamis, 5 = sangat dinamis.',
      'Legend: 1 = very undynamic, 2 = less dynamic, 3 = dynamic, 4 = more dynamic, 5 = very dynamic.',
    ),
  ],
  scale: { min: '1', max: '5' },
  indicators: columnsOf(INDICATORS),
  totals: 'sum',
  rows: [
    {
      ...rated(
        'KLATEN',
        [
          ['3', '3', '3'],
          ['3', '3', '3'],
          ['3', '3', '3'],
          ['2', '1', '3'],
          ['3', '3', '3'],
          ['3', '3', null],
        ],
        '17',
      ),
      note: text(
        'Tercetak 17 nilai untuk 18 sel, jumlahnya pada kolom maksimum informasi; yang hilang bisa satu dari enam sel kepercayaan dan informasi.',
        'Printed with 17 values for 18 cells, its total in the column of the information maximum; the missing one may be any of the six cells of trust and information.',
      ),
    },
    rated(
      'PATI',
      [
        ['4', '1', '5'],
        ['3', '1', '5'],
        ['2', '1', '5'],
        ['2', '1', '5'],
        ['3', '1', '5'],
        ['2', '1', '5'],
      ],
      '16',
    ),
    rated(
      'TEGAL',
      [
        ['3', '1', '5'],
        ['2', '1', '3'],
        ['3', '1', '3'],
        ['2', '1', '3'],
        ['3', '3', '3'],
        ['4', '1', '5'],
      ],
      '17',
    ),
  ],
};

/** `13 76.5`: a count with its percentage, or a count alone. */
function counted(printed: string): Counted {
  const [count, percent = null] = printed.split(' ') as [string, string?];
  return { count, percent };
}

/** `Ceper | 4 33.3 | 8 66.7 | … | 12` */
function answered(line: string): CooperationClaimTable['rows'][number] {
  const [label, yes, no, ...rest] = line.split(' | ') as [string, string, string, ...string[]];
  return {
    kind: label === 'Total' ? 'total' : 'location',
    label,
    yes: counted(yes),
    no: counted(no),
    modes: rest.slice(0, -1).map(counted),
    total: rest.at(-1)!,
  };
}

const MODES = cooperationModes.codes.map((key) => ({ key, label: cooperationModes.labels[key] }));

const cooperation = (
  number: string,
  title: string,
  linkage: Linkage,
  lines: readonly string[],
): CooperationClaimTable => ({
  shape: 'cooperation',
  key: `table-${number}`,
  number,
  title,
  source: SOURCE,
  year: null,
  notes: [],
  linkage,
  modes: linkage === 'supporting' ? [] : MODES,
  rows: lines.map(answered),
});

const table4 = cooperation('4', 'Jumlah IKM Melakukan Kerjasama Dengan IKM Sejenis (unit)', 'peer', [
  'Ceper | 4 33.3 | 8 66.7 | 2 50.0 | 2 50.0 | 0 | 12',
  'Pati | 13 76.5 | 4 23.5 | 5 38.5 | 5 38.5 | 3 23.1 | 17',
  'Tegal | 17 89.5 | 2 10.5 | 7 41.2 | 10 58.8 | 0 | 19',
  'Total | 34 70.8 | 14 29.2 | 14 41.2 | 17 50.0 | 3 8.8 | 48',
]);

const table5 = cooperation('5', 'Kerjasama dengan IKM Sebelumnya (unit)', 'backward', [
  'Ceper | 4 66.7 | 2 33.3 | 2 50.2 | 2 50.0 | 0 | 6',
  'Pati | 13 100.0 | 0 | 9 69.2 | 4 30.8 | 0 | 13',
  'Tegal | 17 77.3 | 5 22.7 | 6 35.3 | 11 64.7 | 0 | 22',
  'Total | 34 82.9 | 7 17.1 | 17 50.0 | 17 50.0 | 0 | 41',
]);

const table6 = cooperation('6', 'Kerjasama dengan IKM Sesudahnya (unit)', 'forward', [
  'Ceper | 4 66.7 | 2 33.3 | 2 50.0 | 2 50.0 | 0 | 6',
  'Pati | 13 86.7 | 2 13.3 | 7 53.8 | 6 46.2 | 0 | 15',
  'Tegal | 17 89.5 | 2 10.5 | 13 76.5 | 3 17.6 | 1 5.9 | 19',
  'Total | 34 85.0 | 6 15.0 | 22 64.7 | 11 32.4 | 1 2.9 | 40',
]);

/** Its title repeats Table 6's; the prose shows that it is about supporting industries and institutions. */
const table7 = cooperation('7', 'Kerjasama dengan IKM Sesudahnya (unit)', 'supporting', [
  'Ceper | 4 100.0 | 0 | 4',
  'Pati | 11 78.6 | 3 21.4 | 14',
  'Tegal | 9 52.9 | 8 47.1 | 17',
  'Total | 24 68.6 | 11 31.4 | 35',
]);

const table8: ClaimTable = {
  shape: 'problem-handling',
  key: 'table-8',
  number: '8',
  title: 'Upaya Mengatasi Permasalahan (skor)',
  source: SOURCE,
  year: null,
  notes: [
    text(
      'Banyaknya responden dan ujung skala tidak tercetak.',
      'Neither the number of respondents nor the ends of the scale are printed.',
    ),
  ],
  scale: null,
  problems: columnsOf(PROBLEMS),
  rows: [
    { kind: 'location', label: 'Ceper', cells: ['3', '2', '3', '2'] },
    { kind: 'location', label: 'Pati', cells: ['4', '3', '4', '3'] },
    { kind: 'location', label: 'Tegal', cells: ['3', '3', '3', '3'] },
    { kind: 'average', label: 'Rata-rata', cells: ['3.3', '2.8', '2.8', '2.9'] },
  ],
};

export const chapterTables: readonly ClaimTable[] = [table3, table4, table5, table6, table7, table8];
