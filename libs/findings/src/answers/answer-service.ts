import type { AnswerRowView, AnswersPageView, InstrumentContent } from '@app/contracts';
import type { ReportMoment } from '@app/reports';
import type { Answered } from '../ask.js';
import type { InstrumentShelf } from '../instruments.js';
import { cannotReport } from '../refusals.js';
import type { AnswersWhere, FindingsSource, WaveEntry } from '../source.js';
import { answeredItems, AnswerWords } from './answer-words.js';
import { checkWhere } from './check-where.js';

/** How many answers are read at a time when all are wanted. */
const CHUNK = 1_000;

/** A wave with the text of what it asked. */
export interface AskedWave {
  readonly wave: WaveEntry;
  readonly instrument: InstrumentContent;
}

export type AnswersAnswer = Answered<{ readonly page: AnswersPageView }>;
export type AllAnswers = Answered<{
  readonly waves: readonly AskedWave[];
  readonly rows: AsyncIterable<AnswerRowView>;
}>;

/** The single answers behind a figure. Whoever calls has asked whether the reader may see those of these waves. */
export class AnswerService {
  constructor(
    private readonly source: FindingsSource,
    private readonly instruments: InstrumentShelf,
  ) {}

  /**
   * @param waves whose answers are meant, each readable
   * @param where as the cell's `source` says it; `surveys` are those of `waves`
   * @returns a page in the order of waves and respondents, or every reason why the question is none
   */
  async page(
    waves: readonly WaveEntry[],
    where: AnswersWhere,
    page: { readonly after?: string; readonly limit: number },
    moment: ReportMoment,
  ): Promise<AnswersAnswer> {
    const asked = await this.asked(waves);
    const reasons = checkWhere(asked, where);
    if (reasons.length > 0) return cannotReport('answers-not-readable', reasons);
    const words = new AnswerWords(asked);
    const { rows, next } = await this.source.answers(where, page, moment.position);
    return {
      ok: true,
      page: {
        ...moment,
        items: answeredItems(asked, where.item),
        rows: rows.map((row) => words.of(row)),
        next,
        synthetic: waves.some(({ synthetic }) => synthetic),
      },
    };
  }

  /** All of them, read in chunks as they are taken. */
  async all(waves: readonly WaveEntry[], where: AnswersWhere, moment: ReportMoment): Promise<AllAnswers> {
    const asked = await this.asked(waves);
    const reasons = checkWhere(asked, where);
    if (reasons.length > 0) return cannotReport('answers-not-readable', reasons);
    return { ok: true, waves: asked, rows: this.each(new AnswerWords(asked), where, moment.position) };
  }

  private async *each(
    words: AnswerWords,
    where: AnswersWhere,
    position: number,
  ): AsyncGenerator<AnswerRowView> {
    let after: string | null = null;
    do {
      const page: { after?: string; limit: number } = { limit: CHUNK };
      if (after) page.after = after;
      const { rows, next } = await this.source.answers(where, page, position);
      for (const row of rows) yield words.of(row);
      after = next;
    } while (after !== null);
  }

  private asked(waves: readonly WaveEntry[]): Promise<AskedWave[]> {
    return Promise.all(
      waves.map(async (wave) => ({ wave, instrument: await this.instruments.of(wave.instrument) })),
    );
  }
}
