import type {
  Bilingual,
  InstrumentItem,
  Linkage,
  ReportColumn,
  ReportNote,
  ReportTable,
} from '@app/contracts';
import { text } from '@app/contracts';
import { formatList, type Language } from '@app/programme';
import {
  answeredOf,
  countedOf,
  countOf,
  noted,
  percentOf,
  type Base,
  type Counted,
} from '../core/counted.js';
import { linesOf, rowOf, type Cells, type InstrumentGroup, type Line } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { chose, itemsOf } from '../core/tally.js';
import { inBoth } from '../core/texts.js';

const TOTAL = text('Total');
const UNITS = text('unit', 'firms');
const PERCENT = text('%');
const UNLABELLED = text('kode tanpa label', 'code without a label');

/** Tables 4 to 7, whose seventh repeats the title of the sixth in print; here it says what it is about. */
const CHAPTER: Readonly<Record<Linkage, { number: string; title: Bilingual }>> = {
  peer: {
    number: '4',
    title: text('Jumlah IKM yang bekerja sama dengan IKM sejenis (unit)', 'Firms that cooperate with peers'),
  },
  backward: {
    number: '5',
    title: text(
      'Kerja sama dengan IKM sebelumnya (unit)',
      'Firms that cooperate with firms before them in the chain',
    ),
  },
  forward: {
    number: '6',
    title: text(
      'Kerja sama dengan IKM sesudahnya (unit)',
      'Firms that cooperate with firms after them in the chain',
    ),
  },
  supporting: {
    number: '7',
    title: text(
      'Kerja sama dengan industri atau lembaga pendukung (unit)',
      'Firms that cooperate with supporting institutions',
    ),
  },
};

const MODE_BASE: Base = {
  code: 'yes-with-mode',
  text: text('yang menjawab ada dan menyebut caranya', 'those who said yes and named the mode'),
};

/** The items of one linkage: whether, and how where it is asked. */
export interface LinkageItems {
  readonly linkage: Linkage;
  readonly exists: InstrumentItem;
  readonly mode: InstrumentItem | undefined;
}

/** @returns the linkages that some wave asks about, in the order of the list */
export function linkagesOf(group: InstrumentGroup, order: readonly Linkage[]): LinkageItems[] {
  const partOf = (linkage: Linkage, part: 'exists' | 'mode'): InstrumentItem | undefined =>
    itemsOf(group.waves, (item) => item.linkage === linkage && item.part === part)[0];
  return order.flatMap((linkage) => {
    const exists = partOf(linkage, 'exists');
    return exists === undefined ? [] : [{ linkage, exists, mode: partOf(linkage, 'mode') }];
  });
}

/** Two columns per option under one heading: how many, and which share. */
const columnsOf = ({ id, options }: InstrumentItem): ReportColumn[] =>
  options.flatMap(({ code, label }) => [
    column(`${id}.${code}.count`, UNITS, label ?? UNLABELLED),
    column(`${id}.${code}.percent`, PERCENT, label ?? UNLABELLED),
  ]);

const cellsOf = ({ id, options }: InstrumentItem, counted: Counted | undefined): Cells =>
  options.flatMap(({ code }): Cells => [
    [`${id}.${code}.count`, countOf(counted, [code])],
    [`${id}.${code}.percent`, percentOf(counted, [code])],
  ]);

/** A row's two items, and how many of those who said yes named the mode. */
interface LinkageRow {
  readonly line: Line;
  readonly exists: Counted | undefined;
  readonly mode: Counted | undefined;
  readonly yes: number;
  readonly named: number;
}

function linkageRow(line: Line, { exists, mode }: LinkageItems): LinkageRow {
  const there = countedOf(line, exists.id);
  const how = mode && countedOf(line, mode.id, MODE_BASE);
  const yes = there?.tally ? chose(there.tally, mode?.ask?.codes ?? ['yes']) : 0;
  const named = how?.tally?.n ?? 0;
  const fewer = how?.tally !== undefined && named < yes;
  return { line, exists: there, mode: fewer ? noted(how, 'mode-fewer') : how, yes, named };
}

/** `Ceper (3 dari 4)`: where fewer named the mode than said yes. */
function fewerNote(rows: readonly LinkageRow[]): ReportNote[] {
  const fewer = rows.filter(({ mode, yes, named }) => mode?.tally !== undefined && named < yes);
  if (fewer.length === 0) return [];
  const places = (language: Language): string => {
    const of = language === 'id' ? 'dari' : 'of';
    const each = fewer.map(({ line, yes, named }) => `${line.label[language]} (${named} ${of} ${yes})`);
    return formatList(each, language);
  };
  return [
    {
      code: 'mode-fewer',
      text: inBoth((language) =>
        language === 'id'
          ? `Yang menyebut caranya lebih sedikit daripada yang menjawab ada: ${places('id')}.`
          : `Fewer named the mode than said yes: ${places('en')}.`,
      ),
    },
  ];
}

/**
 * Tables 4 to 7: one linkage, counts and percentages on their own bases. Chapter IV, A.2.
 * @param items of the linkage; without a mode item the table has no mode columns (supporting institutions)
 */
export function linkageTable(group: InstrumentGroup, items: LinkageItems): ReportTable {
  const { linkage, exists, mode } = items;
  const rows = linesOf(group.waves, TOTAL).map((line) => linkageRow(line, items));
  const { number, title } = CHAPTER[linkage];
  return {
    key: `cooperation-${linkage}${group.suffix}`,
    number: group.instrument.key === 'cooperation' ? number : null,
    title,
    columns: [
      ...columnsOf(exists),
      ...(mode === undefined ? [] : columnsOf(mode)),
      column('total', text('Total menjawab', 'Total answered')),
    ],
    rows: rows.map((row) =>
      rowOf(row.line, [
        ...cellsOf(exists, row.exists),
        ...(mode === undefined ? [] : cellsOf(mode, row.mode)),
        ['total', answeredOf(row.exists)],
      ]),
    ),
    notes: [
      note('answered-base'),
      ...(mode === undefined ? [] : [note('mode-base')]),
      ...fewerNote(rows),
      note('rounding'),
    ],
  };
}
