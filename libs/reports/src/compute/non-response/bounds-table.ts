import type { Bilingual, InstrumentItem, ReportRow, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { cell, mean, share, type CellKind, type Ground } from '../core/cell.js';
import { ANSWERED } from '../core/counted.js';
import { hasMean, isYesNo } from '../core/items.js';
import { categoryRow } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { scaleEnds, valueSum } from '../core/tally.js';
import { inBoth } from '../core/texts.js';
import { askedOf, type Asked } from './asked.js';
import { ASKED } from './counts-table.js';

const COLUMNS = [
  column('observed', text('Dari yang menjawab', 'Of those who answered')),
  column('lower', text('Batas bawah', 'Lower bound')),
  column('upper', text('Batas atas', 'Upper bound')),
];

/** The figure of those who answered, and what it would be had all others asked answered lowest, or highest. */
function boundsRow(
  counts: WaveCounts,
  item: InstrumentItem,
  kind: CellKind & ('percent' | 'mean'),
  label: Bilingual,
): ReportRow {
  const answers = askedOf(counts, item);
  const { asked, unanswered, tally } = answers;
  const { sum, lowest, highest } = kind === 'percent' ? yesOf(answers) : scoresOf(answers);
  const of = kind === 'percent' ? share : mean;
  const codes = kind === 'percent' ? { codes: ['yes'] } : {};
  const common: Omit<Ground, 'n' | 'base'> = { waves: [counts.wave], item: item.id, ...codes };
  const all: Ground = { ...common, n: asked, base: ASKED };
  return categoryRow(
    item.id,
    label,
    [
      ['observed', cell(kind, of(sum, tally.n), 1, { ...common, n: tally.n, base: ANSWERED })],
      ['lower', cell(kind, of(sum + unanswered * lowest, asked), 1, all)],
      ['upper', cell(kind, of(sum + unanswered * highest, asked), 1, all)],
    ],
    counts.wave.survey,
  );
}

const yesOf = ({ tally }: Asked): { sum: number; lowest: number; highest: number } => ({
  sum: tally.codes['yes'] ?? 0,
  lowest: 0,
  highest: 1,
});

const scoresOf = ({ tally }: Asked): { sum: number; lowest: number; highest: number } => ({
  sum: valueSum(tally),
  ...scaleEnds(tally.item),
});

const shareLabel = (item: InstrumentItem): Bilingual => {
  const yes = item.options.find(({ code }) => code === 'yes')?.label;
  return inBoth((language) => `${item.label[language]}: ${yes?.[language] ?? 'yes'} (%)`);
};

const meanLabel = (item: InstrumentItem): Bilingual =>
  inBoth((language) => `${item.label[language]}: ${language === 'id' ? 'rata-rata' : 'mean'}`);

/**
 * What non-response could hide in one wave: 13 yes of 13 who answered, of 17 asked, is anything from 76.5 to 100
 * percent; a mean lies between all missing answers at the lowest and all at the highest point of the scale (E).
 */
export function boundsTable(counts: WaveCounts, place: Bilingual): ReportTable {
  const { instrument, wave } = counts;
  const scored = instrument.items.filter((item) => hasMean(item, instrument));
  return {
    key: `bounds-${wave.survey}`,
    number: null,
    title: inBoth((language) =>
      language === 'id'
        ? `Batas karena tidak menjawab: ${place.id}`
        : `Bounds because of non-response: ${place.en}`,
    ),
    columns: COLUMNS,
    rows: [
      ...instrument.items.filter(isYesNo).map((item) => boundsRow(counts, item, 'percent', shareLabel(item))),
      ...scored.map((item) => boundsRow(counts, item, 'mean', meanLabel(item))),
    ],
    notes: [
      note('bounds'),
      ...(scored.length > 0 && instrument.family === 'problem-handling' ? [note('score-caveat')] : []),
      note('rounding'),
    ],
  };
}
