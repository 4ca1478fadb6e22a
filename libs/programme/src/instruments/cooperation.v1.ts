import type { Bilingual, InstrumentContent, InstrumentItem, Linkage } from '@app/contracts';
import { text } from '@app/contracts';

const YES_NO = [
  { code: 'yes', label: text('Ada', 'Yes') },
  { code: 'no', label: text('Tidak ada', 'No') },
];

/** As Table 4 heads its columns. */
const MODES = [
  { code: 'passive', value: 1, label: text('Pasif', 'Passive') },
  { code: 'active', value: 2, label: text('Aktif', 'Active') },
  { code: 'proactive', value: 3, label: text('Proaktif', 'Proactive') },
];

interface Asked {
  readonly linkage: Linkage;
  readonly exists: Bilingual;
  readonly mode?: Bilingual;
  readonly partners: Bilingual;
  readonly source: string;
}

/** Present or not; how, where present; and with whom, which the chapter did not ask (E). */
function about({ linkage, exists, mode, partners, source }: Asked): InstrumentItem[] {
  const ask = { item: linkage, codes: ['yes'] };
  const common = { linkage, direction: 'none' as const };
  return [
    {
      id: linkage,
      label: exists,
      kind: 'choice',
      scale: 'nominal',
      options: YES_NO,
      part: 'exists',
      source,
      ...common,
    },
    ...(mode === undefined
      ? []
      : [
          {
            id: `${linkage}-mode`,
            label: mode,
            kind: 'choice' as const,
            scale: 'ordinal' as const,
            options: MODES,
            ask,
            part: 'mode' as const,
            source,
            ...common,
            direction: 'higher' as const,
          },
        ]),
    {
      id: `${linkage}-partners`,
      label: partners,
      kind: 'names',
      scale: 'nominal',
      options: [],
      ask,
      part: 'partners',
      source: null,
      ...common,
    },
  ];
}

/** Cooperation of the firms with peers, before, after and around them in the chain: chapter IV, A.2, Tables 4 to 7. */
export const cooperationV1: InstrumentContent = {
  key: 'cooperation',
  version: 1,
  family: 'cooperation',
  title: text('Kerja sama', 'Cooperation'),
  source: 'IV.A.2',
  items: [
    ...about({
      linkage: 'peer',
      exists: text('Kerja sama dengan IKM sejenis', 'Cooperation with peers'),
      mode: text('Cara bekerja sama dengan IKM sejenis', 'Mode of cooperation with peers'),
      partners: text('Dengan IKM sejenis yang mana', 'With which peers'),
      source: 'IV.A.2.a, T4',
    }),
    ...about({
      linkage: 'backward',
      exists: text('Kerja sama dengan IKM sebelumnya', 'Cooperation with backward linkages'),
      mode: text('Cara bekerja sama dengan IKM sebelumnya', 'Mode of cooperation with backward linkages'),
      partners: text('Dengan IKM sebelumnya yang mana', 'With which backward linkages'),
      source: 'IV.A.2.b, T5',
    }),
    ...about({
      linkage: 'forward',
      exists: text('Kerja sama dengan IKM sesudahnya', 'Cooperation with forward linkages'),
      mode: text('Cara bekerja sama dengan IKM sesudahnya', 'Mode of cooperation with forward linkages'),
      partners: text('Dengan IKM sesudahnya yang mana', 'With which forward linkages'),
      source: 'IV.A.2.c, T6',
    }),
    ...about({
      linkage: 'supporting',
      exists: text(
        'Kerja sama dengan industri atau lembaga pendukung',
        'Cooperation with supporting institutions',
      ),
      partners: text('Dengan lembaga pendukung yang mana', 'With which supporting institutions'),
      source: 'IV.A.2.d, T7',
    }),
  ],
  nonResponses: ['not-asked', 'refused', 'dont-know', 'inapplicable'],
  notes: [
    text(
      'Cara bekerja sama tidak ditanyakan bagi lembaga pendukung, seperti pada tabel 7.',
      'The mode is not asked of supporting institutions, as in Table 7.',
    ),
    text(
      'Nama mitra tidak ditanyakan dalam bab IV; dipakai untuk jejaring kerja sama.',
      'The chapter did not ask for partners; they feed the cooperation network.',
    ),
  ],
};
