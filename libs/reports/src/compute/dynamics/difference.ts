import type { InstrumentItem, ReportCell, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import { cell, type CellKind, type Ground } from '../core/cell.js';
import { categoryRow, linesOf, locationLines, type InstrumentGroup } from '../core/lines.js';
import { note } from '../core/notes.js';
import type { Ratio } from '@app/programme';
import { column } from '../core/report.js';
import { itemsOf } from '../core/tally.js';
import { isIndicator, meanCell, readingOf, type Reading } from './indicator.js';

const ALL = text('Semua lokasi', 'All locations');

interface Placed {
  readonly mean: Ratio;
  readonly ground: Ground;
}

const hasMean = (reading: Reading | undefined): reading is Reading & Placed =>
  reading !== undefined && typeof reading.mean !== 'string';

/** The cell of the place or places with this mean: its source says which. */
function endCell(kind: CellKind, of: Ratio, placed: readonly Placed[]): ReportCell {
  const there = placed.filter(({ mean }) => mean.equals(of));
  const [first] = there as [Placed, ...Placed[]];
  const waves = there.flatMap(({ ground }) => ground.waves);
  const n = there.reduce((sum, { ground }) => sum + ground.n, 0);
  return cell(kind, of, 1, { ...first.ground, waves, n });
}

function differenceRow(group: InstrumentGroup, item: InstrumentItem): ReportRow {
  const all = linesOf(group.waves, ALL).at(-1);
  const level = all && readingOf(all, item);
  const placed = locationLines(group.waves)
    .map((line) => readingOf(line, item))
    .filter(hasMean);
  const cells: [string, ReportCell | undefined][] = [['level', meanCell(level, 1)]];
  if (level !== undefined) cells.push(...betweenPlaces(level, placed));
  return categoryRow(item.id, item.label, cells);
}

function betweenPlaces(level: Reading, placed: readonly Placed[]): [string, ReportCell][] {
  const ground = { ...level.ground, weighting: 'none' as const };
  const none = level.mean === 'not-comparable' ? 'not-comparable' : 'one-location';
  if (level.mean === 'not-comparable' || placed.length < 2) {
    return [
      ['lowest', cell('minimum', none, 1, ground)],
      ['highest', cell('maximum', none, 1, ground)],
      ['spread', cell('spread', none, 1, ground)],
    ];
  }
  const means = placed.map(({ mean }) => mean).sort((a, b) => a.compare(b));
  const [lowest, highest] = [means[0]!, means.at(-1)!];
  return [
    ['lowest', endCell('minimum', lowest, placed)],
    ['highest', endCell('maximum', highest, placed)],
    ['spread', cell('spread', highest.minus(lowest), 1, ground)],
  ];
}

/**
 * Level and difference apart: the mean of all, and how far the means of the locations lie from each other. The
 * chapter calls skills and trust undynamic, apparently as their means are equal across places (A.1).
 */
export function differenceTable(group: InstrumentGroup): ReportTable {
  return {
    key: `dynamics-difference${group.suffix}`,
    number: null,
    title: text('Tingkat dan selisih antarlokasi', 'Level, and difference between locations'),
    columns: [
      column('level', text('Tingkat: rata-rata semua lokasi', 'Level: mean of all locations')),
      column('lowest', text('Rata-rata lokasi terendah', 'Lowest mean of a location')),
      column('highest', text('Rata-rata lokasi tertinggi', 'Highest mean of a location')),
      column('spread', text('Selisih antarlokasi', 'Difference between locations')),
    ],
    rows: itemsOf(group.waves, isIndicator).map((item) => differenceRow(group, item)),
    notes: [
      note('level-and-difference'),
      ...(group.waves.length > 1 ? [note('by-n')] : []),
      note('rounding'),
    ],
  };
}
