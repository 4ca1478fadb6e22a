import type { Bilingual, ClaimCell, ClaimReport, ClaimStatement, ClaimUnit } from '@app/contracts';
import { text } from '@app/contracts';
import { chapterTables } from './chapter-tables.js';

/** Sentences of chapter IV, A.1 to A.3, that give a figure of its tables, and those that only words carry. */

/** `Total passive` of Table 4: the count there, or another part. */
function cell(table: number, at: string, part: ClaimCell['part'] = 'count'): ClaimCell {
  const [row, column] = at.split(' ') as [string, string];
  return { table: `table-${table}`, row, column, part };
}

interface Told {
  readonly after: number;
  readonly quote: string;
  readonly about: Bilingual;
  readonly printed: string;
}

const figure = (unit: ClaimUnit, { after, ...told }: Told, formula: Formula): ClaimStatement => ({
  kind: 'figure',
  after: `table-${after}`,
  unit,
  ...told,
  formula,
});
type Formula = Extract<ClaimStatement, { kind: 'figure' }>['formula'];

/** A percentage of the running text: counts of the table that the paragraph follows. */
const share = (
  after: number,
  printed: string,
  of: readonly string[],
  base: string,
  about: Bilingual,
  quote: string,
) =>
  figure(
    'percent',
    { after, quote, about, printed },
    { kind: 'share', of: of.map((at) => cell(after, at)), base: [cell(after, base)] },
  );

/** A count of the running text that repeats one of the table. */
const count = (after: number, printed: string, at: string, about: Bilingual, quote: string) =>
  figure('count', { after, quote, about, printed }, { kind: 'sum', of: [cell(after, at)] });

/** A score of the running text that repeats an average of Table 8. */
const score = (printed: string, column: string, about: Bilingual) =>
  figure(
    'score',
    { after: 8, quote: `skor ${printed.replace('.', ',')} tersebut`, about, printed },
    { kind: 'sum', of: [cell(8, `Rata-rata ${column}`, 'mean')] },
  );

const words = (
  after: number,
  why: 'one-wave' | 'vague',
  about: Bilingual,
  quote: string,
): ClaimStatement => ({
  kind: 'words',
  after: `table-${after}`,
  quote,
  about,
  why,
});

const YES = text('ada kerja sama', 'cooperation');
const NO = text('tidak ada kerja sama', 'no cooperation');
const PASSIVE = text('pasif', 'passive');
const ACTIVE = text('aktif', 'active');
const PROACTIVE = text('proaktif', 'proactive');
const BOTH = text('aktif dan proaktif', 'active and proactive');
const at = (location: string, { id, en }: Bilingual) => text(`${location}, ${id}`, `${location}, ${en}`);

const afterTable3 = [
  words(
    3,
    'one-wave',
    text(
      'produk, teknologi, pasar, dan informasi dinamis',
      'product, technology, market, information dynamic',
    ),
    'dinamika kluster IKM terutama terlihat pada aspek produk, teknologi, pasar dan informasi',
  ),
  words(
    3,
    'one-wave',
    text('keterampilan dan kepercayaan tanpa dinamika', 'skills and trust show no dynamics'),
    'untuk aspek ketrampilan dan kepercayaan terlihat tidak ada dinamika kluster IKM',
  ),
];

const afterTable4 = [
  count(4, '48', 'Total total', text('IKM diwawancarai', 'firms interviewed'), 'wawancara terhadap 48 IKM'),
  share(4, '70.8', ['Total yes'], 'Total total', YES, '70,8 persen (34 unit) IKM yang ada'),
  count(4, '34', 'Total yes', YES, '70,8 persen (34 unit) IKM yang ada'),
  share(4, '29.2', ['Total no'], 'Total total', NO, '29,2 persen (14 unit) IKM'),
  count(4, '14', 'Total no', NO, '29,2 persen (14 unit) IKM'),
  share(4, '89.5', ['Tegal yes'], 'Tegal total', at('Tegal', YES), 'Tegal (89,5 persen)'),
  share(4, '76.5', ['Pati yes'], 'Pati total', at('Pati', YES), 'Pati-Juwana (76,5 persen)'),
  share(4, '33.3', ['Ceper yes'], 'Ceper total', at('Ceper', YES), 'Ceper-Klaten (33,3 persen)'),
  share(4, '50', ['Total active'], 'Total yes', ACTIVE, 'sebagian besar IKM (50 persen atau 17 unit)'),
  count(4, '17', 'Total active', ACTIVE, 'sebagian besar IKM (50 persen atau 17 unit)'),
  share(4, '41.2', ['Total passive'], 'Total yes', PASSIVE, '41,2 persen (14 unit)'),
  count(4, '14', 'Total passive', PASSIVE, '41,2 persen (14 unit)'),
  share(4, '8.8', ['Total proactive'], 'Total yes', PROACTIVE, 'hanya 8,8 persen (3 unit)'),
  count(4, '3', 'Total proactive', PROACTIVE, 'hanya 8,8 persen (3 unit)'),
  share(
    4,
    '58.8',
    ['Total active', 'Total proactive'],
    'Total yes',
    BOTH,
    'secara aktif dan pro-aktif yakni sebanyak 58,8 persen',
  ),
];

const afterTable5 = [
  share(5, '82.9', ['Total yes'], 'Total total', YES, 'sebagian besar atau 82,9 persen IKM'),
  share(5, '17', ['Total no'], 'Total total', NO, 'hanya sebagian kecil (17 persen)'),
  share(5, '100', ['Pati yes'], 'Pati total', at('Pati', YES), 'Pati-Juwana (100 persen)'),
  words(5, 'vague', at('Pati', PASSIVE), 'sebagian besar (hampir 70 persen)'),
  share(5, '64.7', ['Tegal active'], 'Tegal yes', at('Tegal', ACTIVE), 'sebagian besar (64,7 persen) IKM'),
];

const afterTable6 = [
  share(6, '85', ['Total yes'], 'Total total', YES, '85 persen (34 unit) IKM'),
  count(6, '34', 'Total yes', YES, '85 persen (34 unit) IKM'),
  share(6, '15', ['Total no'], 'Total total', NO, 'hanya 15 persen IKM'),
  share(6, '64.7', ['Total passive'], 'Total yes', PASSIVE, 'sebagian besar (64,7 persen)'),
  share(6, '35.3', ['Total active', 'Total proactive'], 'Total yes', BOTH, 'hanya 35,3 persen'),
];

const afterTable7 = [
  share(7, '68.6', ['Total yes'], 'Total total', YES, '68,6 persen (24 unit) IKM'),
  count(7, '24', 'Total yes', YES, '68,6 persen (24 unit) IKM'),
  share(7, '31.4', ['Total no'], 'Total total', NO, '31,4 persen (11 unit) IKM'),
  count(7, '11', 'Total no', NO, '31,4 persen (11 unit) IKM'),
  count(7, '4', 'Ceper total', text('Ceper, yang menjawab', 'Ceper, who answered'), 'hanya 4 unit'),
];

const afterTable8 = [
  words(
    8,
    'vague',
    text('semua permasalahan', 'all problems'),
    'skor penyelesaian permasalahannya sekitar 3',
  ),
  score('3.3', 'raw-material', text('bahan baku', 'raw material')),
  score('2.8', 'auxiliary-material', text('bahan penolong', 'auxiliary material')),
  score('2.8', 'production', text('produksi', 'production')),
  score('2.9', 'marketing', text('pemasaran', 'marketing')),
];

/** Chapter IV, part A, as a report to check: what was printed, with its mistakes. */
export const chapterReport: ClaimReport = {
  title: 'Bab IV Hasil Penelitian dan Pembahasan: A. Dinamika Klaster Logam di Jawa Tengah',
  source: 'Penelitian dinamika klaster IKM di Jawa Tengah, bab IV, tabel 3 sampai 8',
  aliases: [
    { location: 'Klaten', names: ['Ceper', 'Ceper-Klaten'] },
    { location: 'Pati', names: ['Juwana', 'Pati-Juwana', 'Juwana-Pati'] },
  ],
  // The prose on Table 4: "hasil wawancara terhadap 48 IKM", which is that table's total.
  interviewed: 'table-4',
  tables: [...chapterTables],
  statements: [
    ...afterTable3,
    ...afterTable4,
    ...afterTable5,
    ...afterTable6,
    ...afterTable7,
    ...afterTable8,
  ],
};
