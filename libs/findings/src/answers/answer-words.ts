import type { Answer, AnswerRowView, AnswersPageView, Bilingual, InstrumentItem } from '@app/contracts';
import { nonResponses } from '@app/contracts';
import type { AnswersAsk, ResponseEntry } from '../source.js';
import type { AskedWave } from './answer-service.js';

/** Turns responses into answers one by one, with the words of each wave's own instrument version beside the codes. */
export class AnswerWords {
  private readonly bySurvey: ReadonlyMap<string, AskedWave>;

  constructor(
    private readonly waves: readonly AskedWave[],
    private readonly ask: Omit<AnswersAsk, 'surveys'>,
  ) {
    this.bySurvey = new Map(waves.map((each) => [each.wave.survey, each]));
  }

  /**
   * @returns the answer to the item asked for; every answer of the response when none was
   * @throws Error for a response of a wave that was not asked for
   */
  of(response: ResponseEntry): AnswerRowView[] {
    const asked = this.bySurvey.get(response.survey);
    if (asked === undefined) throw new Error(`a response of the wave ${response.survey}, not asked for`);
    const { item } = this.ask;
    return response.answers
      .filter((answer) => item === undefined || answer.item === item)
      .map((answer) => rowOf(response, answer, asked));
  }

  /** The questions, each once, as the newest version among the waves words it. */
  items(): AnswersPageView['items'] {
    const newestLast = [...this.waves].sort((a, b) => a.instrument.version - b.instrument.version);
    const items = new Map(
      newestLast.flatMap(({ instrument }) => instrument.items).map((each) => [each.id, each]),
    );
    return [...items.values()]
      .filter(({ id }) => this.ask.item === undefined || id === this.ask.item)
      .map(({ id, label, options }) => ({
        item: id,
        question: label,
        options: options.map(({ code, label: meaning }) => ({ code, label: meaning })),
      }));
  }

  /** Whether the wave's respondents are made up. */
  isSynthetic(survey: string): boolean {
    return this.bySurvey.get(survey)?.wave.synthetic ?? false;
  }
}

function rowOf(
  { survey, respondent, answeredOn, late, corrections }: ResponseEntry,
  answer: Answer,
  { wave, instrument }: AskedWave,
): AnswerRowView {
  return {
    ...{ survey, location: wave.location, respondent, answeredOn, item: answer.item },
    code: 'code' in answer ? answer.code : null,
    label: labelOf(
      answer,
      instrument.items.find(({ id }) => id === answer.item),
    ),
    names: 'names' in answer ? [...answer.names] : null,
    missing: 'missing' in answer ? answer.missing : null,
    late,
    corrections,
  };
}

function labelOf(answer: Answer, item: InstrumentItem | undefined): Bilingual | null {
  if ('missing' in answer) return nonResponses.labels[answer.missing];
  if (!('code' in answer)) return null;
  return item?.options.find(({ code }) => code === answer.code)?.label ?? null;
}
