import type { Bilingual, InstrumentItem, NonResponse, ReportRow, ReportTable } from '@app/contracts';
import { nonResponses, text } from '@app/contracts';
import type { WaveCounts } from '../../input.js';
import { countCell, percentCell, type Ground } from '../core/cell.js';
import { ANSWERED, type Base } from '../core/counted.js';
import { categoryRow, type Cells } from '../core/lines.js';
import { note } from '../core/notes.js';
import { column } from '../core/report.js';
import { headed, inBoth } from '../core/texts.js';
import { askedOf } from './asked.js';

export const ASKED: Base = { code: 'asked', text: text('yang ditanya', 'those asked') };
const RESPONDENTS: Base = { code: 'respondents', text: text('responden', 'respondents') };
const FIRMS: Base = { code: 'firms', text: text('unit usaha dalam populasi', 'firms of the population') };
const NO_ANSWER = text('Tidak ada jawaban', 'No answer');

const COLUMNS = [
  column('population', text('Populasi (N)', 'Population (N)')),
  column('respondents', text('Responden', 'Respondents')),
  column('coverage', text('Responden, % dari N', 'Respondents, % of N')),
  column('asked', text('Ditanya', 'Asked')),
  column('answered', text('Menjawab', 'Answered')),
  ...nonResponses.codes.map((why) => column(why, headed(nonResponses.labels[why]), NO_ANSWER)),
  column('skipped', text('Dilewati aturan lompat', 'Passed over by a skip rule'), NO_ANSWER),
  column('response', text('Tingkat jawaban, % dari yang ditanya', 'Response rate, % of those asked')),
];

function itemRow(counts: WaveCounts, item: InstrumentItem): ReportRow {
  const { wave } = counts;
  const { population, respondents } = wave;
  const { tally, asked, skipped } = askedOf(counts, item);
  const of = (base: Base, n: number, own: Partial<Ground> = {}): Ground => ({
    waves: [wave],
    item: null,
    n,
    base,
    ...own,
  });
  const everyone = of(RESPONDENTS, respondents);
  const why = (code: NonResponse): Cells[number] => [
    code,
    countCell(tally.missing[code], { ...everyone, item: item.id, codes: [], missing: [code] }),
  ];
  return categoryRow(
    item.id,
    item.label,
    [
      ['population', countCell(population, of(FIRMS, population))],
      ['respondents', countCell(respondents, everyone)],
      ['coverage', percentCell(respondents, of(FIRMS, population))],
      ['asked', countCell(asked, everyone)],
      ['answered', countCell(tally.n, of(ANSWERED, tally.n, { item: item.id }))],
      ...nonResponses.codes.map(why),
      ['skipped', countCell(skipped, everyone)],
      ['response', percentCell(tally.n, of(ASKED, asked, { item: item.id }))],
    ],
    wave.survey,
  );
}

/** How far each item that is a choice was answered in one wave (E). */
export function countsTable(counts: WaveCounts, place: Bilingual): ReportTable {
  return {
    key: `non-response-${counts.wave.survey}`,
    number: null,
    title: inBoth((language) =>
      language === 'id' ? `Tidak menjawab per butir: ${place.id}` : `Non-response by item: ${place.en}`,
    ),
    columns: COLUMNS,
    rows: counts.instrument.items
      .filter(({ kind }) => kind === 'choice')
      .map((item) => itemRow(counts, item)),
    notes: [note('asked'), note('rounding')],
  };
}
