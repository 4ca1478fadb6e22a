import type { InstrumentItem, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import { answeredOf, countedOf, countOf, noted, percentOf, type Counted } from '../core/counted.js';
import { linesOf, rowOf, type Cells, type InstrumentGroup, type Line } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { inBoth } from '../core/texts.js';
import { lacksLabel, optionHeading, wayOf } from './options.js';

const ALL = text('Semua lokasi', 'All locations');

function optionCells(line: Line, item: InstrumentItem, counted: Counted | undefined): Cells {
  return item.options.flatMap((option): Cells => {
    const lacking = counted !== undefined && lacksLabel(line.waves, item, option);
    const own = lacking ? noted(counted, 'without-label') : counted;
    return [
      [`${option.code}.count`, countOf(own, [option.code])],
      [`${option.code}.percent`, percentOf(own, [option.code])],
    ];
  });
}

/** How firms handle one problem: every option with its label and way, how many chose it, which share. Chapter IV, A.3. */
export function distributionTable(group: InstrumentGroup, item: InstrumentItem): ReportTable {
  const unknown = item.options.some((option) => wayOf(option) === 'unknown');
  return {
    key: `problem-${item.id}${group.suffix}`,
    number: null,
    title: inBoth((language) =>
      language === 'id'
        ? `Cara mengatasi masalah: ${item.label.id}`
        : `How problems are handled: ${item.label.en}`,
    ),
    columns: [
      ...item.options.flatMap((option) => [
        column(`${option.code}.count`, text('unit', 'firms'), optionHeading(option)),
        column(`${option.code}.percent`, text('%'), optionHeading(option)),
      ]),
      column('total', text('Total menjawab', 'Total answered')),
    ],
    rows: linesOf(group.waves, ALL).map((line) => {
      const counted = countedOf(line, item.id);
      return rowOf(line, [...optionCells(line, item, counted), ['total', answeredOf(counted)]]);
    }),
    notes: [...(unknown ? [note('way-unknown')] : []), note('rounding')],
  };
}
