import type { AnswerRowView, AnswersPageView, Bilingual, InstrumentItem } from '@app/contracts';
import { nonResponses } from '@app/contracts';
import type { AnswerRow } from '../source.js';
import type { AskedWave } from './answer-service.js';

/** Puts the words of the wave's own instrument version beside each code. */
export class AnswerWords {
  private readonly waves: ReadonlyMap<string, AskedWave>;

  constructor(waves: readonly AskedWave[]) {
    this.waves = new Map(waves.map((each) => [each.wave.survey, each]));
  }

  /** @throws Error for an answer of a wave that was not asked for */
  of(row: AnswerRow): AnswerRowView {
    const asked = this.waves.get(row.survey);
    if (asked === undefined) throw new Error(`an answer of the wave ${row.survey}, which was not asked for`);
    const item = asked.instrument.items.find(({ id }) => id === row.item);
    const names = row.names === null ? null : [...row.names];
    return { ...row, names, location: asked.wave.location, label: labelOf(row, item) };
  }
}

function labelOf({ code, missing }: AnswerRow, item: InstrumentItem | undefined): Bilingual | null {
  if (missing !== null) return nonResponses.labels[missing];
  return item?.options.find((option) => option.code === code)?.label ?? null;
}

/** @returns the question as the newest version among the waves words it; a list, for it may one day be several */
export function answeredItems(waves: readonly AskedWave[], id: string): AnswersPageView['items'] {
  const versions = waves
    .map(({ instrument }) => instrument)
    .filter(({ items }) => items.some((item) => item.id === id))
    .sort((a, b) => b.version - a.version);
  const item = versions[0]?.items.find((each) => each.id === id);
  if (item === undefined) return [];
  const options = item.options.map(({ code, label }) => ({ code, label }));
  return [{ item: id, question: item.label, options }];
}
