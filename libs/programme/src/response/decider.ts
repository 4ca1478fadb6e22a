import {
  type Answer,
  type Bilingual,
  type DataOf,
  type InstrumentContent,
  type ResponseCommand,
  responseCommands,
  text,
} from '@app/contracts';
import type { CommandContext, Decider, Decision } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import type { Known } from '../definitions/judge-types.js';
import { checkAnswers } from '../instruments/check-answers.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { checkEffectiveAt, checkPast, type Place, placeOf } from '../shared/place.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import { checkTakes } from '../survey/checks.js';
import { type SurveyState, surveyStatusOf } from '../survey/state.js';
import type { ImportStatus } from '../import/state.js';
import type { ResponseEvent } from './events.js';
import { mergeAnswers } from './merge-answers.js';
import { noResponse, respondentSubject, type ResponseState } from './state.js';

type Recorded = DataOf<typeof responseCommands, 'record-answers'>;

/** Given by a running import for each row of its file. */
export interface ImportRow {
  readonly type: 'import-answers';
  readonly data: Recorded & { readonly import: string; readonly row: number };
}

/** What a decision about a response looks at on other streams, loaded by the caller. */
export interface ResponseFacts {
  /** null when there is no such wave. */
  readonly survey: Known<SurveyState> | null;
  /** The version that the wave asks. */
  readonly instrument: InstrumentContent | null;
  /** How the import stands that the present answers came with; null when they came without one. */
  readonly import: ImportStatus | null;
}

const titleOf = (command: ResponseCommand['type']): Bilingual =>
  responseCommands.find(({ name }) => name === command)!.title;

function evolve(state: ResponseState, event: ResponseEvent): ResponseState {
  const { survey } = event.data;
  const wrong = state.identity !== null && state.identity.survey !== survey;
  if (wrong || (event.type !== 'AnswersRecorded' && state.answers === null)) {
    throw new LifecycleError('response', state.answers === null ? 'empty' : 'answered', event.type);
  }
  switch (event.type) {
    case 'AnswersRecorded': {
      const { respondent, answers, answeredOn, name = null } = event.data;
      const identity = { survey, respondent };
      return { identity, answers, answeredOn, import: event.data.import, name, corrections: 0 };
    }
    case 'AnswersCorrected':
      return { ...state, answers: event.data.answers, corrections: state.corrections + 1 };
    case 'ResponseWithdrawn':
      return { ...state, answers: null, answeredOn: null, import: null, name: null, corrections: 0 };
  }
}

/** One respondent answers once; what a dropped import left behind is no answer. */
function checkFree(state: ResponseState, facts: ResponseFacts): Check {
  if (state.answers === null || facts.import === 'dropped' || facts.import === 'checked') return false;
  if (facts.import === 'started') {
    return because(
      'import-running',
      'jawaban responden ini sedang diimpor; tunggu atau batalkan impor itu',
      "this respondent's answers are being imported; wait for that import or drop it",
      '/respondent',
    );
  }
  return because(
    'already-answered',
    'responden ini sudah menjawab dalam gelombang ini; perbaiki jawabannya',
    'this respondent has answered in this wave already; correct the answers instead',
    '/respondent',
  );
}

function record(
  { data }: { readonly data: Recorded },
  state: ResponseState,
  place: Place,
  facts: Found,
  source: { readonly import: string; readonly row: number } | null,
): Ruling<ResponseEvent> {
  const { name, lateReason, ...rest } = data;
  const { survey, instrument } = facts;
  return {
    checks: [
      checkFree(state, facts),
      checkTakes(survey, lateReason !== undefined),
      checkEffectiveAt(place),
      checkPast(place, '/answeredOn', data.answeredOn),
      checkAnswers(instrument, data.answers),
    ],
    events: () => {
      const subject = respondentSubject(survey.state.wave!.cluster, data.respondent);
      const late = surveyStatusOf(survey.state) === 'closed' ? { reason: lateReason! } : null;
      return [
        event('AnswersRecorded', {
          survey: rest.survey,
          respondent: rest.respondent,
          answeredOn: rest.answeredOn,
          answers: rest.answers,
          ...(name !== undefined && { name: { subject, value: name } }),
          late,
          import: source?.import ?? null,
          row: source?.row ?? null,
        }),
      ];
    },
  };
}

/** A response that stands: recorded one by one, or with an import that was committed. */
function checkStanding(state: ResponseState, facts: ResponseFacts): Check {
  if (state.answers !== null && (facts.import === null || facts.import === 'committed')) return false;
  return state.answers === null
    ? because('response-withdrawn', 'jawaban ini telah dicabut', 'this response was withdrawn')
    : because(
        'import-not-committed',
        'jawaban ini berasal dari impor yang belum selesai',
        'this response came with an import that is not committed',
      );
}

type Later = Exclude<ResponseCommand, { type: 'record-answers' }>;
type Found = ResponseFacts & { readonly survey: Known<SurveyState>; readonly instrument: InstrumentContent };

function later(command: Later, state: ResponseState, place: Place, facts: Found): Ruling<ResponseEvent> {
  const { survey, instrument } = facts;
  const base = [checkStanding(state, facts), checkTakes(survey, true), checkEffectiveAt(place)];
  const late = surveyStatusOf(survey.state) === 'closed';
  const { reason } = command.data;
  if (command.type === 'withdraw-response') {
    return {
      checks: base,
      events: () => [event('ResponseWithdrawn', { survey: survey.stream, reason, late })],
    };
  }
  const before = state.answers ?? [];
  const answers = mergeAnswers(instrument, before, command.data.answers);
  const changed = changedItems(before, answers);
  return {
    checks: [
      ...base,
      checkAnswers(instrument, answers),
      changed.length === 0 &&
        because('nothing-corrected', 'tidak ada jawaban yang berubah', 'no answer changes', '/answers'),
    ],
    events: () => [event('AnswersCorrected', { survey: survey.stream, answers, changed, reason, late })],
  };
}

function changedItems(before: readonly Answer[], after: readonly Answer[]): string[] {
  const text = (answers: readonly Answer[]) =>
    new Map(answers.map((each) => [each.item, JSON.stringify(each)]));
  const [was, is] = [text(before), text(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((item) => was.get(item) !== is.get(item));
}

/** One respondent's answers in one wave: recorded, corrected with a reason, or withdrawn. */
export const responseDecider: Decider<
  ResponseState,
  ResponseCommand | ImportRow,
  ResponseEvent,
  ResponseFacts
> = {
  category: 'response',
  initial: () => noResponse,
  evolve,
  decide(command, state, context: CommandContext, facts): Decision<ResponseEvent> {
    const { survey, instrument } = facts;
    if (survey === null || survey.state.wave === null || instrument === null) {
      return refuse(refusal('survey-unknown', text('Gelombang ini tidak ada', 'There is no such wave')));
    }
    const place = placeOf(context, survey.state.wave.region);
    const found = { ...facts, survey, instrument };
    if (command.type === 'import-answers') {
      const { import: source, row, ...data } = command.data;
      const ruling = record({ data }, state, place, found, { import: source, row });
      return conclude('record-answers', titleOf('record-answers'), ruling);
    }
    if (command.type === 'record-answers') {
      return conclude(command.type, titleOf(command.type), record(command, state, place, found, null));
    }
    if (state.identity === null) {
      return refuse(refusal('response-unknown', text('Jawaban ini tidak ada', 'There is no such response')));
    }
    return conclude(command.type, titleOf(command.type), later(command, state, place, found));
  },
};
