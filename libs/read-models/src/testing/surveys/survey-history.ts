import type { Answer } from '@app/contracts';
import type { CommandContext, Decider, DomainEvent, SealedEntry } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type {
  AnyImportCommand,
  ImportStatus,
  ImportState,
  Known,
  ResponseFacts,
  ResponseState,
} from '@app/programme';
import {
  importDecider,
  importStatusOf,
  importStreamId,
  responseDecider,
  responseStreamId,
  surveyDecider,
} from '@app/programme';
import type { SurveyState } from '@app/programme';
import { idOf, LogBuilder } from '../log-builder.js';
import { answersTo, respondentOf } from './answers.js';
import type { PlannedWave } from './waves.js';
import { openedAs } from './waves.js';

type ResponseCommand = Parameters<typeof responseDecider.decide>[0];
type SurveyCommand = Parameters<typeof surveyDecider.decide>[0];

/** A file that may be imported into a wave: its rows are the respondents that it names. */
export interface PlannedFile {
  readonly file: string;
  readonly respondents: readonly number[];
}

/** How a command comes. */
export interface Manner {
  /** Why it is late is said, needed or not. */
  readonly reasoned?: boolean;
  /** So many entries are not seen yet on other streams than the command's own: others were quicker. */
  readonly behind?: number;
}

const REASON = 'Alasan';
const REASONED = { lateReason: REASON };
const ACTOR = { account: idOf(0xacc, 1), person: null };

/**
 * A log of waves, answers and files as the deciders write it: every command goes through them, and what they refuse
 * leaves no entry. A command may know other streams as they were a while ago, for streams are only guarded by their
 * own versions.
 */
export class SurveyHistory {
  private readonly streams = new Map<string, SealedEntry[]>();

  constructor(readonly log = new LogBuilder('2026-07-01T02:00:00.000Z')) {}

  open(wave: PlannedWave): void {
    if (!this.streams.has(wave.survey))
      this.add('survey', wave.survey, [{ type: 'WaveOpened', data: openedAs(wave) }]);
  }

  /** @param command of the wave's own stream */
  onWave({ survey }: PlannedWave, command: SurveyCommand): boolean {
    const state = this.state(surveyDecider, survey, 0);
    const facts = { cluster: null, instrument: null };
    return this.keep('survey', survey, surveyDecider.decide(command, state, this.context(survey), facts));
  }

  record(
    wave: PlannedWave,
    who: number,
    salt: number,
    { reasoned = false, behind = 0 }: Manner = {},
  ): boolean {
    const data = {
      survey: wave.survey,
      respondent: respondentOf(who),
      answeredOn: '2026-02-01',
      answers: answersTo(wave.instrument, salt),
      ...(reasoned && REASONED),
    };
    return this.onResponse(wave, who, { type: 'record-answers', data }, behind);
  }

  /** @param answers that change; the others stay */
  correct(wave: PlannedWave, who: number, answers: readonly Answer[], { behind = 0 }: Manner = {}): boolean {
    const data = { answers: [...answers], reason: REASON };
    return this.onResponse(wave, who, { type: 'correct-answers', data }, behind);
  }

  withdraw(wave: PlannedWave, who: number, { behind = 0 }: Manner = {}): boolean {
    return this.onResponse(wave, who, { type: 'withdraw-response', data: { reason: REASON } }, behind);
  }

  /** The dry run: who has answered already is a problem. */
  check(wave: PlannedWave, { file, respondents }: PlannedFile): boolean {
    const answered = respondents.filter((who) => {
      const { state, source } = this.standing(wave, who, 0);
      return state.answers !== null && (source === null || source === 'committed' || source === 'started');
    });
    const size = { bytes: 100 * respondents.length, rows: respondents.length, problems: answered.length };
    const data = { survey: wave.survey, file, format: 'csv' as const, ...size };
    return this.onImport(wave, file, { type: 'check-import', data });
  }

  start(wave: PlannedWave, { file }: PlannedFile, { reasoned = false, behind = 0 }: Manner = {}): boolean {
    return this.onImport(wave, file, { type: 'start-import', data: reasoned ? REASONED : {} }, behind);
  }

  /** Row `row` of the file, from 0, as a running import records it: what is its own already stays. */
  row(
    wave: PlannedWave,
    { file, respondents }: PlannedFile,
    row: number,
    { behind = 0 }: Manner = {},
  ): boolean {
    const source = importStreamId(wave.survey, file);
    const state = this.state(importDecider, source, behind);
    if (importStatusOf(state) !== 'started') return false;
    const who = respondents[row]!;
    const { state: response } = this.standing(wave, who, 0);
    if (response.import === source && response.answers !== null) return true;
    const data = {
      survey: wave.survey,
      respondent: respondentOf(who),
      answeredOn: '2026-02-02',
      answers: answersTo(wave.instrument, row + Number.parseInt(file.slice(0, 6), 16)),
      import: source,
      row: row + 2,
      ...(state.late !== null && { lateReason: state.late.reason }),
    };
    return this.onResponse(wave, who, { type: 'import-answers', data }, behind);
  }

  /** Records what is missing of the file and commits it. */
  commit(wave: PlannedWave, file: PlannedFile, { behind = 0 }: Manner = {}): boolean {
    if (!file.respondents.every((_, row) => this.row(wave, file, row))) return false;
    const data = { rows: file.respondents.length };
    return this.onImport(wave, file.file, { type: 'commit-import', data }, behind);
  }

  drop(wave: PlannedWave, { file }: PlannedFile): boolean {
    return this.onImport(wave, file, { type: 'drop-import', data: { reason: REASON } });
  }

  private onImport({ survey }: PlannedWave, file: string, command: AnyImportCommand, behind = 0): boolean {
    const stream = importStreamId(survey, file);
    const facts = { survey: this.survey(survey, behind) };
    const state = this.state(importDecider, stream, 0);
    return this.keep('import', stream, importDecider.decide(command, state, this.context(stream), facts));
  }

  private onResponse(wave: PlannedWave, who: number, command: ResponseCommand, behind: number): boolean {
    const stream = responseStreamId(wave.survey, respondentOf(who));
    const { state, source } = this.standing(wave, who, behind);
    const survey = this.survey(wave.survey, behind);
    const facts: ResponseFacts = { survey, instrument: wave.instrument, import: source };
    return this.keep('response', stream, responseDecider.decide(command, state, this.context(stream), facts));
  }

  /** @returns a respondent's stream as it is, and the import of its answers as it was `behind` entries ago */
  private standing(
    { survey }: PlannedWave,
    who: number,
    behind: number,
  ): { state: ResponseState; source: ImportStatus | null } {
    const state = this.state(responseDecider, responseStreamId(survey, respondentOf(who)), 0);
    const source = state.import === null ? null : this.state(importDecider, state.import, behind);
    return { state, source: source === null ? null : importStatusOf(source as ImportState) };
  }

  private survey(stream: string, behind: number): Known<SurveyState> | null {
    const state = this.state(surveyDecider, stream, behind);
    return state.wave === null ? null : { stream, version: this.streams.get(stream)!.length, state };
  }

  private state<S, C, E extends DomainEvent, F>(
    decider: Decider<S, C, E, F>,
    stream: string,
    behind: number,
  ): S {
    const until = this.log.entries.length - behind;
    return fold(
      decider,
      (this.streams.get(stream) ?? []).filter(({ position }) => position < until),
    );
  }

  private context(stream: string): CommandContext {
    const { clock } = this.log;
    return {
      commandId: idOf(0xc0de, this.log.entries.length),
      stream,
      actor: ACTOR,
      at: clock,
      effectiveAt: clock,
    };
  }

  private keep(
    category: string,
    stream: string,
    decision: { readonly ok: true; readonly events: readonly DomainEvent[] } | { readonly ok: false },
  ): boolean {
    if (!decision.ok) return false;
    if (decision.events.length > 0) this.add(category, stream, decision.events);
    return true;
  }

  private add(category: string, stream: string, events: readonly { type: string; data: object }[]): void {
    const entry = this.log.add(category, stream, events);
    const own = this.streams.get(stream);
    if (own === undefined) this.streams.set(stream, [entry]);
    else own.push(entry);
  }
}
