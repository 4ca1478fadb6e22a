import type { AnswerRowView, AnswersPageView, InstrumentContent } from '@app/contracts';
import type { ReportMoment } from '@app/reports';
import type { Answered } from '../ask.js';
import type { InstrumentShelf } from '../instruments.js';
import { cannotReport } from '../refusals.js';
import type { AnswersAsk, FindingsSource, WaveEntry } from '../source.js';
import { AnswerWords } from './answer-words.js';
import { checkAsk } from './check-ask.js';
import { cursorOf, cursorText } from './cursor.js';

/** How many respondents are read at a time when all are wanted. */
const CHUNK = 1_000;

/** A wave with the text of what it asked. */
export interface AskedWave {
  readonly wave: WaveEntry;
  readonly instrument: InstrumentContent;
}

export type AnswersAnswer = Answered<{ readonly page: AnswersPageView }>;
export type AllAnswers = Answered<{
  readonly words: AnswerWords;
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
   * @param ask as the cell's `source` says it
   * @param page `limit` respondents; `cursor` is the `next` of the page before
   * @returns a page in the order of waves and respondents, or every reason why there can be none
   */
  async page(
    waves: readonly WaveEntry[],
    ask: Omit<AnswersAsk, 'surveys'>,
    page: { readonly cursor?: string; readonly limit: number },
    moment: ReportMoment,
  ): Promise<AnswersAnswer> {
    const asked = await this.asked(waves);
    const after = page.cursor === undefined ? undefined : cursorOf(page.cursor);
    const reasons = checkAsk(asked, ask, after);
    if (reasons.length > 0) return cannotReport('answers-not-readable', reasons);
    const words = new AnswerWords(asked, ask);
    const range = { limit: page.limit, ...(after && { after }) };
    const { rows, next } = await this.source.answers(whereOf(waves, ask), range, moment.position);
    return {
      ok: true,
      page: {
        ...moment,
        items: words.items(),
        rows: rows.flatMap((row) => words.of(row)),
        next: next && cursorText(next),
        synthetic: waves.some(({ synthetic }) => synthetic),
      },
    };
  }

  /** All of them, read in chunks as they are taken. */
  async all(
    waves: readonly WaveEntry[],
    ask: Omit<AnswersAsk, 'surveys'>,
    moment: ReportMoment,
  ): Promise<AllAnswers> {
    const asked = await this.asked(waves);
    const reasons = checkAsk(asked, ask);
    if (reasons.length > 0) return cannotReport('answers-not-readable', reasons);
    const words = new AnswerWords(asked, ask);
    return { ok: true, words, rows: this.each(words, whereOf(waves, ask), moment.position) };
  }

  private async *each(
    words: AnswerWords,
    where: AnswersAsk,
    position: number,
  ): AsyncGenerator<AnswerRowView> {
    let range: Parameters<FindingsSource['answers']>[1] | null = { limit: CHUNK };
    while (range !== null) {
      const { rows, next } = await this.source.answers(where, range, position);
      for (const row of rows) yield* words.of(row);
      range = next && { limit: CHUNK, after: next };
    }
  }

  private asked(waves: readonly WaveEntry[]): Promise<AskedWave[]> {
    return Promise.all(
      waves.map(async (wave) => ({ wave, instrument: await this.instruments.of(wave.instrument) })),
    );
  }
}

const whereOf = (waves: readonly WaveEntry[], ask: Omit<AnswersAsk, 'surveys'>): AnswersAsk => ({
  ...ask,
  surveys: waves.map(({ survey }) => survey),
});
