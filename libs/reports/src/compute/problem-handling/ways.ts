import type { InstrumentItem, ReportCell, ReportTable } from '@app/contracts';
import { text, ways } from '@app/contracts';
import { cell, percentCell } from '../core/cell.js';
import { countedOf } from '../core/counted.js';
import { linesOf, rowOf, type Cells, type InstrumentGroup, type Line } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { chose, itemsOf, tallyOf } from '../core/tally.js';
import { headed } from '../core/texts.js';
import { codesOfWay, isProblem, type Way } from './options.js';

const ALL = text('Semua lokasi', 'All locations');

/** Each wave's answers go by the version that it was asked with: a later version gives earlier answers no way. */
function wayCell(line: Line, item: InstrumentItem, way: Way): ReportCell | undefined {
  const counted = countedOf(line, item.id);
  if (counted === undefined) return undefined;
  const perWave = line.waves.map((wave) => ({ wave, codes: codesOfWay(wave, item, way) }));
  const sets = new Set(perWave.map(({ codes }) => codes.join(' ')));
  // One list of codes that holds for all waves can be opened; several cannot.
  const ground = {
    ...counted.ground,
    ...(sets.size === 1 ? { codes: perWave[0]!.codes } : { item: null }),
  };
  if (counted.tally === undefined) return cell('percent', 'not-comparable', 1, ground);
  const count = perWave.reduce((sum, { wave, codes }) => {
    const tally = tallyOf([wave], item.id);
    return sum + (tally === undefined || tally === 'not-comparable' ? 0 : chose(tally, codes));
  }, 0);
  return percentCell(count, ground);
}

/** Which share of firms handles a problem with others, alone, or in a way that the instrument does not tell. */
export function waysTable(group: InstrumentGroup): ReportTable {
  const items = itemsOf(group.waves, isProblem);
  return {
    key: `problem-ways${group.suffix}`,
    number: null,
    title: text('Bersama atau sendiri', 'Jointly or alone'),
    columns: items.flatMap(({ id, label }) =>
      ways.codes.map((way) => column(`${id}.${way}`, headed(ways.labels[way]), label)),
    ),
    rows: linesOf(group.waves, ALL).map((line) =>
      rowOf(
        line,
        items.flatMap((item): Cells =>
          ways.codes.map((way) => [`${item.id}.${way}`, wayCell(line, item, way)] as const),
        ),
      ),
    ),
    notes: [note('way-unknown'), ...(group.waves.length > 1 ? [note('by-n')] : []), note('rounding')],
  };
}
