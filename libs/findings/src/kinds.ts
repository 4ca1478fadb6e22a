import type { Bilingual, InstrumentContent, ReportKind } from '@app/contracts';
import { reportKinds, text } from '@app/contracts';

/** What a reader must know of a kind of report before asking for it. */
export interface ReportKindInfo {
  readonly kind: ReportKind;
  readonly title: Bilingual;
  /** What it shows, and the chapter's tables that it gives. */
  readonly shows: Bilingual;
  /** Which waves it takes when none are named, and what must be named. */
  readonly needs: Bilingual;
  /** The instruments that it is computed from; null for any. */
  readonly family: InstrumentContent['family'] | null;
  /** Whether it names single respondents by their codes: then it is for those who may read answers. */
  readonly pseudonyms: boolean;
  /** Its part of a file's name. */
  readonly slug: Bilingual;
}

type Info = Omit<ReportKindInfo, 'kind' | 'pseudonyms'> & { readonly pseudonyms?: boolean };

const LATEST = text(
  'Tanpa pilihan: gelombang terbaru yang sudah punya jawaban dari setiap klaster. Dapat dipersempit dengan daerah, klaster, atau gelombang.',
  'Without a choice: the latest wave with answers of every cluster. Narrowed by region, cluster or wave.',
);

const INFOS: Readonly<Record<ReportKind, Info>> = {
  dynamics: {
    title: text('Dinamika klaster', 'Cluster dynamics'),
    shows: text(
      'Rata-rata, minimum, maksimum, rentang, dan n tiap indikator dan lokasi (Tabel 3).',
      'Mean, minimum, maximum, spread and n of each indicator and location (Table 3).',
    ),
    needs: LATEST,
    family: 'dynamics',
    slug: text('dinamika', 'dynamics'),
  },
  cooperation: {
    title: text('Kerja sama', 'Cooperation'),
    shows: text(
      'Ada atau tidaknya kerja sama dan caranya, dengan sejenis, sebelum, sesudah, dan lembaga pendukung (Tabel 4–7).',
      'Whether firms cooperate and how: with peers, backward, forward and with supporting institutions (Tables 4 to 7).',
    ),
    needs: LATEST,
    family: 'cooperation',
    slug: text('kerja-sama', 'cooperation'),
  },
  'problem-handling': {
    title: text('Cara mengatasi masalah', 'Problem handling'),
    shows: text(
      'Sebaran cara mengatasi masalah, bersama atau sendiri, dan rata-rata dengan catatannya (Tabel 8).',
      'How problems are handled, jointly or alone, and the means with their caveat (Table 8).',
    ),
    needs: LATEST,
    family: 'problem-handling',
    slug: text('cara-mengatasi-masalah', 'problem-handling'),
  },
  'non-response': {
    title: text('Tidak menjawab', 'Non-response'),
    shows: text(
      'Siapa yang tidak menjawab tiap butir, dan batas yang mungkin seandainya mereka menjawab.',
      'Who did not answer each item, and the bounds if they had.',
    ),
    needs: LATEST,
    family: null,
    slug: text('tidak-menjawab', 'non-response'),
  },
  change: {
    title: text('Perubahan antargelombang', 'Change between waves'),
    shows: text(
      'Selisih antara dua gelombang satu klaster, dengan siapa yang keluar dan masuk; satu gelombang saja adalah tingkat.',
      'The difference between two waves of one cluster, with who left and joined; a single wave is a level.',
    ),
    needs: text(
      'Sebutkan satu klaster, atau gelombang-gelombangnya. Tanpa menyebut gelombang dipakai dua yang terbaru.',
      'Name one cluster, or its waves. Without waves the latest two are taken.',
    ),
    family: null,
    slug: text('perubahan', 'change'),
  },
  comparison: {
    title: text('Perbandingan antarklaster', 'Comparison between clusters'),
    shows: text(
      'Satu angka tiap butir dan klaster; angka yang bertumpu pada terlalu sedikit responden dirahasiakan.',
      'One number for each item and cluster; figures that rest on too few respondents are suppressed.',
    ),
    needs: LATEST,
    family: null,
    slug: text('perbandingan', 'comparison'),
  },
  network: {
    title: text('Jejaring kerja sama', 'Cooperation network'),
    shows: text(
      'Siapa bekerja sama dengan siapa: derajat, keperantaraan, dan jejaring tanpa satu perantara.',
      'Who works with whom: degree, betweenness, and the network without one broker.',
    ),
    needs: text(
      'Gelombang kerja sama yang menanyakan nama mitra. “without” menyebut simpul yang dikeluarkan.',
      'Waves of cooperation that ask for partners’ names. “without” names the node to leave out.',
    ),
    family: 'cooperation',
    slug: text('jejaring', 'network'),
    pseudonyms: true,
  },
};

/** @returns what a kind shows and needs */
export const reportKindInfo = (kind: ReportKind): ReportKindInfo => ({
  kind,
  pseudonyms: false,
  ...INFOS[kind],
});

/** Every kind of report, in the order of the chapter. */
export const reportKindInfos: readonly ReportKindInfo[] = reportKinds.map(reportKindInfo);

/** @returns the kind of that name, or null */
export const reportKindOf = (name: string): ReportKind | null =>
  reportKinds.find((kind) => kind === name) ?? null;
