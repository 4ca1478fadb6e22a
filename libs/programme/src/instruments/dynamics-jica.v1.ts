import type { InstrumentContent, InstrumentItem } from '@app/contracts';
import { text } from '@app/contracts';

/** Table 3's legend. */
const LEVELS = [
  text('sangat kurang dinamis', 'very undynamic'),
  text('kurang dinamis', 'less dynamic'),
  text('dinamis', 'dynamic'),
  text('lebih dinamis', 'more dynamic'),
  text('sangat dinamis', 'very dynamic'),
];

type Anchors = readonly [
  one: ReturnType<typeof text>,
  three: ReturnType<typeof text>,
  five: ReturnType<typeof text>,
];

/** Table 2 prints three aspects per indicator and no scores; that they stand at 1, 3 and 5 is our reading (E). */
function indicator(id: string, label: ReturnType<typeof text>, [one, three, five]: Anchors): InstrumentItem {
  const anchors: Readonly<Record<number, ReturnType<typeof text>>> = { 1: one, 3: three, 5: five };
  return {
    id,
    label,
    kind: 'choice',
    scale: 'interval',
    direction: 'higher',
    options: LEVELS.map((level, index) => {
      const value = index + 1;
      const anchor = anchors[value];
      return { code: String(value), value, label: level, ...(anchor && { anchor }) };
    }),
    source: 'IV.A.1, T2, T3',
  };
}

/** Indicators of cluster dynamics after JICA (2006): chapter IV, A.1, Tables 2 and 3. */
export const dynamicsJicaV1: InstrumentContent = {
  key: 'dynamics-jica',
  version: 1,
  family: 'dynamics',
  title: text('Dinamika klaster (JICA)', 'Cluster dynamics (JICA)'),
  source: 'JICA (2006); IV.A.1',
  items: [
    indicator('product', text('Produk', 'Product'), [
      text('Tidak berkembang', 'Static'),
      text('Pengembangan', 'Developing'),
      text('Inovasi', 'Innovation'),
    ]),
    indicator('technology', text('Teknologi', 'Technology'), [
      text('Manual/tradisional', 'Manual, traditional'),
      text('Berkembang', 'Developing'),
      text('Otomatisasi', 'Automated'),
    ]),
    indicator('market', text('Pasar', 'Market'), [
      text('Lokal', 'Local'),
      text('Lokal, aktif mencari pembeli', 'Local, seeking buyers'),
      text('Ekspor', 'Export'),
    ]),
    indicator('skills', text('Tingkat keterampilan', 'Skills'), [
      text('Turun-temurun', 'Inherited'),
      text('Mulai berkembang, general', 'Developing, general'),
      text('Spesialis dinamis', 'Dynamic specialist'),
    ]),
    indicator('trust', text('Kepercayaan (trust)', 'Trust'), [
      text('Rendah', 'Low'),
      text('Ada kerja sama', 'Some cooperation'),
      text('Networking', 'Networking'),
    ]),
    indicator('information', text('Informasi', 'Information'), [
      text('Terbatas', 'Limited'),
      text('Dalam kelompok', 'Within the group'),
      text('Bebas (informasi pasar)', 'Free (market information)'),
    ]),
  ],
  nonResponses: ['not-asked', 'refused', 'dont-know', 'inapplicable'],
  notes: [
    text(
      'Tabel 2 mencetak tiga aspek tanpa skor; penempatannya pada 1, 3, dan 5 adalah bacaan kami.',
      'Table 2 prints three aspects without scores; placing them at 1, 3 and 5 is our reading.',
    ),
  ],
};
