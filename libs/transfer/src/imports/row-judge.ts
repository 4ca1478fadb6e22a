import type { StateLoader } from '@app/application';
import type { InstrumentContent } from '@app/contracts';
import type { Actor, CommandContext, Decision } from '@app/eventsourcing';
import type { GoodRow } from '@app/imports';
import type {
  ImportRow,
  ImportStatus,
  Known,
  ResponseEvent,
  ResponseState,
  SurveyState,
} from '@app/programme';
import {
  importRowCommandId,
  instrumentByRef,
  instrumentOf,
  responseDecider,
  responseStreamId,
} from '@app/programme';

/** A wave with the instrument that it asks. */
export interface Wave {
  readonly survey: Known<SurveyState>;
  readonly instrument: InstrumentContent;
  /** Other versions of it, so that a code of theirs is named as such. */
  readonly others: readonly InstrumentContent[];
}

/** @returns null when there is no such wave */
export async function waveOf(loader: StateLoader, survey: string): Promise<Wave | null> {
  const known = await loader.survey(survey);
  if (known === null) return null;
  const ref = instrumentOf(known.state);
  const state = (await loader.instrument(ref.key))?.state;
  const instrument = instrumentByRef(state, ref);
  if (instrument === undefined) return null;
  const others = state!.versions.filter(({ content }) => content.version !== ref.version);
  return { survey: known, instrument, others: others.map(({ content }) => content) };
}

export interface RowJudgeOptions {
  readonly wave: Wave;
  readonly import: string;
  /** SHA-256 of the file. */
  readonly file: string;
  readonly actor: Actor;
  /** Why its rows come after the wave was closed. */
  readonly lateReason: string | undefined;
  readonly now: () => string;
}

/** Decides about rows as about answers that somebody enters: the dry run and the run ask the same. */
export class RowJudge {
  readonly survey: string;

  constructor(private readonly options: RowJudgeOptions) {
    this.survey = options.wave.survey.stream;
  }

  streamOf(row: GoodRow): string {
    return responseStreamId(this.survey, row.respondent);
  }

  /**
   * @param stream the respondent's, by `streamOf`
   * @param state of that stream @param source how the import stands that its answers came with
   */
  decide(
    row: GoodRow,
    stream: string,
    state: ResponseState,
    source: ImportStatus | null,
  ): { readonly decision: Decision<ResponseEvent>; readonly context: CommandContext } {
    const { wave, actor, now } = this.options;
    const at = now();
    const context: CommandContext = {
      commandId: importRowCommandId(this.survey, this.options.file, row.row),
      stream,
      actor,
      at,
      effectiveAt: at,
    };
    const facts = { survey: wave.survey, instrument: wave.instrument, import: source };
    return { decision: responseDecider.decide(this.command(row), state, context, facts), context };
  }

  private command({ respondent, answeredOn, answers, name, row }: GoodRow): ImportRow {
    const { import: source, lateReason } = this.options;
    return {
      type: 'import-answers',
      data: {
        ...{ survey: this.survey, respondent, answeredOn, answers: [...answers], import: source, row },
        ...(name === undefined ? {} : { name }),
        ...(lateReason === undefined ? {} : { lateReason }),
      },
    };
  }
}
