import type { Bilingual, InstrumentContent, ReportCell, ReportRow, ReportWave } from '@app/contracts';
import { text } from '@app/contracts';
import { formatDay } from '@app/programme';
import type { WaveCounts } from '../../input.js';
import { inBoth } from './texts.js';

/** What a row counts: one wave, or all of them together. */
export interface Line {
  readonly key: string;
  readonly label: Bilingual;
  readonly kind: 'location' | 'total';
  readonly survey: string | null;
  readonly waves: readonly WaveCounts[];
  /** How means and shares of the row come about: of all together every respondent counts the same. */
  readonly weighting: ReportCell['weighting'];
}

/** @returns the wave's place; with its period when the place is there with more than one wave of the instrument */
export function locationLabel(wave: ReportWave, among: readonly ReportWave[]): Bilingual {
  const same = among.filter(
    ({ location, instrument }) => location === wave.location && instrument.key === wave.instrument.key,
  );
  if (same.length < 2) return text(wave.location);
  const period = periodLabel(wave);
  return inBoth((language) => `${wave.location} (${period[language]})`);
}

/** @returns `1 Juni 2026 – 30 Juni 2026`, or the one day */
export function periodLabel({ period: { from, until } }: ReportWave): Bilingual {
  return inBoth((language) => {
    const [first, last] = [formatDay(from, language), formatDay(until, language)];
    return first === last ? first : `${first} – ${last}`;
  });
}

/** @returns a line per wave, in the order given */
export function locationLines(waves: readonly WaveCounts[]): Line[] {
  const among = waves.map(({ wave }) => wave);
  return waves.map((one) => ({
    key: one.wave.survey,
    label: locationLabel(one.wave, among),
    kind: 'location',
    survey: one.wave.survey,
    waves: [one],
    weighting: 'none',
  }));
}

/** @returns a line per wave and, when there are several, one of all together */
export function linesOf(waves: readonly WaveCounts[], total: Bilingual): Line[] {
  const lines = locationLines(waves);
  if (lines.length < 2) return lines;
  return [...lines, { key: 'total', label: total, kind: 'total', survey: null, waves, weighting: 'by-n' }];
}

/** Cells by column key; a cell that makes no sense in a row is undefined. */
export type Cells = readonly (readonly [column: string, cell: ReportCell | undefined])[];

/** @returns the cells that are there, by column */
export function cellsOf(cells: Cells): Record<string, ReportCell> {
  return Object.fromEntries(cells.filter((entry): entry is [string, ReportCell] => entry[1] !== undefined));
}

export const rowOf = ({ key, label, kind, survey }: Line, cells: Cells): ReportRow => ({
  key,
  label,
  kind,
  survey,
  cells: cellsOf(cells),
});

/** @returns a row about something else than a place: an item, an option, a firm */
export const categoryRow = (
  key: string,
  label: Bilingual,
  cells: Cells,
  survey: string | null = null,
): ReportRow => ({ key, label, kind: 'category', survey, cells: cellsOf(cells) });

/** Waves of one instrument, whatever its version. */
export interface InstrumentGroup {
  readonly waves: readonly WaveCounts[];
  /** The newest version among them. */
  readonly instrument: InstrumentContent;
  /** Behind the keys of its tables: nothing for the first instrument of a report, `-own-key` for further ones. */
  readonly suffix: string;
}

/** Groups waves by instrument, in the order in which the instruments come. */
export function byInstrument(waves: readonly WaveCounts[]): InstrumentGroup[] {
  const groups = new Map<string, WaveCounts[]>();
  for (const wave of waves) {
    const { key } = wave.instrument;
    groups.set(key, [...(groups.get(key) ?? []), wave]);
  }
  return [...groups].map(([key, own], index) => ({
    waves: own,
    instrument: own.map(({ instrument }) => instrument).reduce((a, b) => (b.version > a.version ? b : a)),
    suffix: index === 0 ? '' : `-${key}`,
  }));
}
