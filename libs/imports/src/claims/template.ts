import type { ClaimReport } from '@app/contracts';
import { text } from '@app/contracts';
import type { Language } from '../templates/cells.js';
import { claimCsv } from './write.js';

const head = { source: null, year: 2026, notes: [] };
const scale = { min: '1', max: '5' };

/** One small table of each shape, with figures of nobody's. */
const EXAMPLE: ClaimReport = {
  title: 'Laporan IKM (contoh, ganti dengan laporan Anda)',
  source: 'Dinas Perindustrian (contoh)',
  aliases: [{ location: 'Klaten', names: ['Ceper'] }],
  interviewed: 'table-1',
  tables: [
    {
      shape: 'cooperation',
      key: 'table-1',
      number: '1',
      title: 'Kerja sama dengan IKM sejenis (contoh)',
      ...head,
      linkage: 'peer',
      modes: [
        { key: 'passive', label: text('pasif', 'passive') },
        { key: 'active', label: text('aktif', 'active') },
      ],
      rows: [
        {
          kind: 'location',
          label: 'Ceper',
          yes: { count: '4', percent: '33.3' },
          no: { count: '8', percent: '66.7' },
          modes: [
            { count: '1', percent: '25.0' },
            { count: '3', percent: '75.0' },
          ],
          total: '12',
        },
      ],
    },
    {
      shape: 'dynamics',
      key: 'table-2',
      number: '2',
      title: 'Indikator dinamika (contoh)',
      ...head,
      scale,
      indicators: [{ key: 'product', label: text('Produk', 'Product') }],
      totals: 'sum',
      rows: [
        { kind: 'location', label: 'Ceper', cells: [{ mean: '3.25', min: '1', max: '5' }], total: '3.25' },
      ],
    },
    {
      shape: 'problem-handling',
      key: 'table-3',
      number: '3',
      title: 'Penyelesaian masalah (contoh)',
      ...head,
      scale: null,
      problems: [{ key: 'raw-material', label: text('Bahan baku', 'Raw material') }],
      rows: [
        { kind: 'location', label: 'Ceper', cells: ['3.3'] },
        { kind: 'average', label: 'Rata-rata', cells: ['3.3'] },
      ],
    },
  ],
  statements: [],
};

/** A file to write over: the header, its labels, and a small table of each shape as an example. */
export const claimTemplateCsv = (language: Language): string => claimCsv(EXAMPLE, language);
