import type { Bilingual, InstrumentContent, InstrumentItem } from '@app/contracts';
import { text } from '@app/contracts';
import { problemHandlingV1 } from './problem-handling.v1.js';

type Way = 'joint' | 'alone';

/** Meanings that version 1 leaves open (E); those of the chapter stay word for word. */
const OURS: Readonly<Record<string, Readonly<Record<string, readonly [Bilingual, Way]>>>> = {
  'raw-material': {
    2: [text('Meminjam atau membeli dari sesama anggota', 'Borrow or buy from a fellow member'), 'joint'],
    4: [text('Mengurangi atau menghentikan produksi', 'Reduce or stop production'), 'alone'],
  },
  'auxiliary-material': {
    4: [text('Mengurangi atau menghentikan produksi', 'Reduce or stop production'), 'alone'],
  },
  production: {
    1: [text('Menunda atau menolak pesanan', 'Postpone or turn down the order'), 'alone'],
    4: [text('Memecahkan bersama dalam kelompok', 'Solve it together in the group'), 'joint'],
  },
  marketing: {
    1: [text('Menunggu pembeli datang', 'Wait for buyers to come'), 'alone'],
    2: [text('Mencari pembeli sendiri', 'Look for buyers alone'), 'alone'],
  },
};

function labelled(item: InstrumentItem): InstrumentItem {
  const options = item.options.map((option) => {
    const ours = OURS[item.id]?.[option.code];
    return ours === undefined ? option : { ...option, label: ours[0], way: ours[1] };
  });
  return { ...item, options };
}

/** Version 2 labels every option (decision 13); codes and items are those of version 1, and new waves use it. */
export const problemHandlingV2: InstrumentContent = {
  ...problemHandlingV1,
  version: 2,
  source: 'IV.A.3; E',
  items: problemHandlingV1.items.map(labelled),
  notes: [
    problemHandlingV1.notes[0]!,
    text(
      'Arti skor yang tidak disebut dalam bab IV ditetapkan dalam versi 2 ini.',
      'Scores that the chapter gives no meaning are given one in this version.',
    ),
  ],
};
