import type { Bilingual, InstrumentItem, ReportNote, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { InstrumentGroup } from '../core/lines.js';
import { inBoth } from '../core/texts.js';
import { isIndicator } from './indicator.js';

const UNLABELLED = text('tanpa label', 'no label');

/** `1 = sangat kurang dinamis, 2 = kurang dinamis, …` */
const levels = ({ options }: InstrumentItem): Bilingual =>
  inBoth((language) =>
    options.map(({ code, label }) => `${code} = ${(label ?? UNLABELLED)[language]}`).join(', '),
  );

/** `Produk: 1 = Tidak berkembang, 3 = Pengembangan, 5 = Inovasi`; nothing where the instrument places no anchors. */
function anchorsNote({ id, label, options }: InstrumentItem): ReportNote[] {
  const placed = options.filter(({ anchor }) => anchor !== undefined);
  if (placed.length === 0) return [];
  return [
    {
      code: id,
      text: inBoth((language) => {
        const each = placed.map(({ code, anchor }) => `${code} = ${anchor?.[language]}`);
        return `${label[language]}: ${each.join(', ')}`;
      }),
    },
  ];
}

/** One note when all indicators share their scale, else one each. */
function scaleNotes(items: readonly InstrumentItem[]): ReportNote[] {
  const [first] = items;
  if (first === undefined) return [];
  if (items.every((item) => levels(item).id === levels(first).id)) {
    return [{ code: 'scale', text: inBoth((language) => `Skala: ${levels(first)[language]}`) }];
  }
  return items.map((item) => ({
    code: `scale-${item.id}`,
    text: inBoth((language) => `${item.label[language]}: ${levels(item)[language]}`),
  }));
}

/** What the points of the scale look like in the field, as notes: Table 2 of the chapter, for its own instrument. */
export function anchorsTable({ instrument, suffix }: InstrumentGroup): ReportTable {
  const items = instrument.items.filter(isIndicator);
  return {
    key: `dynamics-anchors${suffix}`,
    number: instrument.key === 'dynamics-jica' ? '2' : null,
    title: text('Jangkar skala', 'Anchors of the scale'),
    columns: [],
    rows: [],
    notes: [
      ...scaleNotes(items),
      ...items.flatMap(anchorsNote),
      ...instrument.notes.map((own, index) => ({ code: `instrument-${index + 1}`, text: own })),
    ],
  };
}
