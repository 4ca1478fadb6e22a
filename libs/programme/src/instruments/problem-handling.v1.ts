import type { Bilingual, InstrumentContent, InstrumentItem, InstrumentOption } from '@app/contracts';
import { text } from '@app/contracts';

const CODES = [1, 2, 3, 4];

type Known = Readonly<Record<number, Pick<InstrumentOption, 'label' | 'way'>>>;

/** Codes that the chapter gives no meaning stay without a label: nothing is made up for them. */
function problem(id: string, label: Bilingual, known: Known, source: string): InstrumentItem {
  return {
    id,
    label,
    kind: 'choice',
    scale: 'ordinal',
    direction: 'none',
    options: CODES.map((value) => ({
      code: String(value),
      value,
      label: known[value]?.label ?? null,
      way: known[value]?.way ?? 'unknown',
    })),
    source,
  };
}

const jointPurchase = {
  label: text('Membeli bersama melalui koperasi', 'Joint purchase via the cooperative'),
  way: 'joint',
} as const;
const substitute = {
  label: text('Mengganti dengan bahan lain', 'Substitute another material'),
  way: 'alone',
} as const;

/** How firms handle problems: chapter IV, A.3, Table 8, with the chapter's gaps. */
export const problemHandlingV1: InstrumentContent = {
  key: 'problem-handling',
  version: 1,
  family: 'problem-handling',
  title: text('Cara mengatasi masalah', 'Problem handling'),
  source: 'IV.A.3',
  items: [
    problem(
      'raw-material',
      text('Bahan baku', 'Raw material'),
      { 1: jointPurchase, 3: substitute },
      'IV.A.3, T8',
    ),
    problem(
      'auxiliary-material',
      text('Bahan penolong', 'Auxiliary material'),
      {
        1: jointPurchase,
        2: {
          label: text(
            'Memproduksi produk lain dengan bahan berbeda',
            'Make another product from other material',
          ),
          way: 'alone',
        },
        3: substitute,
      },
      'IV.A.3, T8',
    ),
    problem(
      'production',
      text('Produksi', 'Production'),
      {
        2: { label: text('Menyederhanakan produk', 'Simplify the product'), way: 'alone' },
        3: { label: text('Belajar dari teman', 'Learn from a peer'), way: 'joint' },
      },
      'IV.A.3, T8',
    ),
    problem(
      'marketing',
      text('Pemasaran', 'Marketing'),
      {
        3: { label: text('Bergabung dengan anggota yang lebih besar', 'Join a larger member'), way: 'joint' },
        4: { label: text('Pemasaran bersama', 'Joint marketing'), way: 'joint' },
      },
      'IV.A.3, T8',
    ),
  ],
  nonResponses: ['not-asked', 'refused', 'dont-know', 'inapplicable'],
  notes: [
    text(
      'Skor bersama rendah pada bahan dan tinggi pada pemasaran: skor lebih tinggi tidak selalu lebih baik, dan kolom tidak dirata-rata bersama.',
      'The joint way scores low for materials and high for marketing: higher is not better, and columns are never averaged together.',
    ),
    text(
      'Banyaknya skor tidak tercetak; 1 sampai 4 adalah yang disebut dalam bab IV.',
      'How many scores there are is not printed; 1 to 4 are those that the chapter mentions.',
    ),
  ],
};
