import type { InstrumentContent } from '@app/contracts';
import { describeDiff } from './diff-sentences.js';
import { problemHandlingV1 } from './problem-handling.v1.js';
import { problemHandlingV2 } from './problem-handling.v2.js';

const [raw, auxiliary, production] = problemHandlingV2.items;
const next = (change: Partial<InstrumentContent>): InstrumentContent => ({
  ...problemHandlingV2,
  version: 3,
  ...change,
});
const told = (b: InstrumentContent, a = problemHandlingV2) => describeDiff(a, b);

describe('what changed between two versions', () => {
  it('is that only words did, and which', () => {
    const { summary, items, others } = told(problemHandlingV2, problemHandlingV1);
    expect(summary).toEqual({
      id: 'Dari versi 1 ke versi 2: 4 dari 4 butir tetap sebanding.',
      en: 'From version 1 to version 2: 4 of 4 items stay comparable.',
    });
    expect(items[0]!.sentence).toEqual({
      id: 'Bahan baku (raw-material): tetap sebanding; hanya kata-katanya berubah; kode dan artinya tetap (kata-kata lain pada opsi: 2, 4; cara bersama/sendiri lain pada opsi: 2, 4).',
      en: 'Raw material (raw-material): stays comparable; only words changed; the codes stay (other words at options: 2, 4; joint or alone otherwise at options: 2, 4).',
    });
    expect(others).toEqual([{ id: 'Catatannya berubah.', en: 'Its notes changed.' }]);
  });

  it('names options that came and went, and items that did', () => {
    const [one, two, three] = raw!.options;
    const fifth = { code: '5', value: 5, label: { id: 'Meminjam', en: 'Borrow' } };
    const added = { ...production!, id: 'energy', label: { id: 'Energi', en: 'Energy' } };
    const items = [{ ...raw!, options: [one!, two!, three!, fifth] }, auxiliary!, added];
    const { comparable, items: sentences } = told(next({ items }));
    expect(comparable).toEqual({ items: 1, of: 5 });
    expect(sentences.map(({ sentence }) => sentence.en)).toEqual([
      'Raw material (raw-material): no longer comparable; there are options that could not be chosen before; there are options that can no longer be chosen (new options: 5; options gone: 4).',
      'Auxiliary material (auxiliary-material): stays comparable; unchanged.',
      'Energy (energy): new in this version.',
      'Production (production): no longer asked.',
      'Marketing (marketing): no longer asked.',
    ]);
  });

  it('tells of the instrument as a whole', () => {
    const { others } = told(next({ title: { id: 'Masalah', en: 'Problems' }, nonResponses: ['refused'] }));
    expect(others.map(({ id }) => id)).toEqual([
      'Judulnya sekarang "Masalah".',
      'Sebab tanpa jawaban yang hilang: tidak ditanyakan, tidak tahu, tidak berlaku.',
    ]);
  });
});
